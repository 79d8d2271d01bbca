"""The screens of a claim, from both sides: written by its person, answered by an assessor, and there for nobody else."""

from __future__ import annotations

import logging
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from courses.models import PriorClaim, PriorLearning
from courses.rules.prior_learning import STATEMENT_KEY
from courses.vocabulary import ClaimState
from people.models import Person
from people.vocabulary import ResponsibilityKind
from tests.courses.claims import a_claim, a_sent_claim, the_claimable_programme, write
from tests.courses.world import AT, a_learner, activity
from tests.people.factories import a_person, a_responsibility

pytestmark = pytest.mark.django_db
CODES = ("A1", "A2", "B1")
NHS_NUMBER = "943 476 5919"


@pytest.fixture
def learner() -> Person:
    return a_learner(the_claimable_programme())


@pytest.fixture
def assessor() -> Person:
    person = a_person("Asa Bright")
    a_responsibility(person, ResponsibilityKind.ASSESSOR, started_on=date(2020, 1, 1))
    return person


def signed_in(person: Person) -> Client:
    client = Client()
    client.force_login(person)
    return client


def filled(**more: str) -> dict[str, object]:
    ticks = {f"evidence-{code}": [STATEMENT_KEY] for code in CODES}
    return {"statement": "Five years in Leeds.", **ticks, "do": "send", **more}


def test_somebody_claims_a_whole_year_in_one_go_and_sees_how_it_stands(learner: Person) -> None:
    a_responsibility(a_person("Asa Bright"), ResponsibilityKind.ASSESSOR)
    client = signed_in(learner)
    assert "Start at Year-2" in client.get(reverse("courses:prior_learning")).content.decode()

    begun = client.post(reverse("courses:begin_claim", args=[activity("year-2").uuid]), follow=True)
    claim = PriorClaim.objects.get()
    assert "I do A1 at 2." in begun.content.decode()
    sent = client.post(reverse("courses:prior_claim", args=[claim.uuid]), filled(), follow=True)

    assert "An assessor will take it up within a week" in sent.content.decode()
    assert "Being read" in client.get(reverse("courses:prior_learning")).content.decode()


def test_what_is_missing_is_named_with_its_place_and_what_was_written_is_kept(learner: Person) -> None:
    claim = a_claim(learner)
    url = reverse("courses:prior_claim", args=[claim.uuid])

    answer = signed_in(learner).post(url, {"statement": "Five years.", "words-A1": "I stayed.", "do": "send"})

    page = answer.content.decode()
    assert "Nothing stands for “Skill A2” yet." in page
    assert 'href="#A2"' in page
    assert "I stayed." in page
    assert claim.parts.get(code="A1").words == "I stayed."


def test_what_could_lead_to_a_client_is_refused_kept_and_counted_without_its_text(
    learner: Person, caplog: pytest.LogCaptureFixture
) -> None:
    claim = a_claim(learner)
    url = reverse("courses:prior_claim", args=[claim.uuid])
    client = signed_in(learner)

    with caplog.at_level(logging.INFO):
        refused = client.post(url, filled(**{"words-A1": f"I rang {NHS_NUMBER}."}))
    asked = client.post(url, filled(**{"words-A1": "Write to office@example.org."}))
    sent = client.post(url, filled(**{"words-A1": "Write to office@example.org.", "own": "on"}))

    assert "an NHS number" in refused.content.decode()
    assert f"I rang {NHS_NUMBER}." in refused.content.decode()
    assert NHS_NUMBER not in caplog.text
    assert "say so below and send again" in asked.content.decode()
    assert sent.status_code == 302
    claim.refresh_from_db()
    assert (claim.state, claim.confirmed) == (ClaimState.SUBMITTED, ["email"])


def test_a_draft_is_kept_as_it_is_typed(learner: Person) -> None:
    claim = a_claim(learner)

    answer = signed_in(learner).post(
        reverse("courses:prior_claim", args=[claim.uuid]),
        {"statement": "Five", "words-A2": "Half a sent"},
        headers={"X-Requested-With": "XMLHttpRequest"},
    )

    assert answer.json()["saved_at"]
    assert claim.parts.get(code="A2").words == "Half a sent"


def test_nobody_else_meets_a_claim(learner: Person, assessor: Person) -> None:
    claim = a_claim(learner)
    stranger = signed_in(a_person("A stranger"))
    theirs = reverse("courses:prior_claim", args=[claim.uuid])
    reading = reverse("assessments:prior_claim", args=[claim.uuid])

    assert stranger.get(theirs).status_code == 404
    assert stranger.post(reverse("courses:withdraw_claim", args=[claim.uuid])).status_code == 404
    assert signed_in(assessor).get(theirs).status_code == 404
    assert signed_in(assessor).get(reading).status_code == 404  # a draft is its person's alone
    a_sent_claim(learner)
    assert signed_in(assessor).get(reading).status_code == 200
    for who in (stranger, signed_in(learner)):
        assert who.get(reading).status_code == 404


def test_an_assessor_takes_reads_keeps_and_answers(learner: Person, assessor: Person) -> None:
    claim = a_sent_claim(learner)
    client = signed_in(assessor)
    url = reverse("assessments:prior_claim", args=[claim.uuid])
    assert learner.name in client.get(reverse("assessments:claim_queue")).content.decode()

    client.post(url, {"do": "take"})
    client.post(url, {"do": "keep", "decision-A1": "recognised"})
    assert (
        "Not yet"
        not in signed_in(learner).get(reverse("courses:prior_claim", args=[claim.uuid])).content.decode()
    )
    half = client.post(url, {"do": "send", "decision-A1": "recognised", "decision-A2": "not_yet"})
    assert "Say what is missing for “Skill A2”." in half.content.decode()
    said = {f"decision-{code}": "recognised" for code in CODES}
    client.post(url, {"do": "send", "summary": "Strong.", **said}, follow=True)

    assert PriorLearning.objects.filter(person=learner).count() == 4
    seen = signed_in(learner).get(reverse("courses:prior_claim", args=[claim.uuid])).content.decode()
    assert "Everything in this claim is recognised" in seen
    assert "Strong." in seen


def test_a_refused_claim_says_what_to_do_and_is_made_again(learner: Person, assessor: Person) -> None:
    claim = a_sent_claim(learner, "m2")
    client, url = signed_in(assessor), reverse("assessments:prior_claim", args=[claim.uuid])
    client.post(url, {"do": "take"})
    client.post(
        url, {"do": "send", "summary": "Nearly.", "decision-B1": "not_yet", "reason-B1": "Add one example."}
    )

    hers = signed_in(learner)
    page = hers.get(reverse("courses:prior_claim", args=[claim.uuid])).content.decode()
    assert "What is missing:" in page
    assert "Add one example." in page
    again = hers.post(reverse("courses:begin_claim", args=[activity("m2").uuid]), follow=True)
    assert "Five years in Leeds." in again.content.decode()


def test_the_claim_starts_where_people_look_for_it(learner: Person) -> None:
    client = signed_in(learner)
    claims = reverse("courses:prior_learning")

    assert "Claim what you know" in client.get("/programmes/prog/year-1/m1/").content.decode()
    assert claims in client.get("/learn/").content.decode()
    client.post(reverse("courses:begin_claim", args=[activity("m1").uuid]))
    assert PriorClaim.objects.get().target == activity("m1")


@pytest.mark.parametrize("claims", [1, 4])
def test_the_queue_costs_the_same_however_many_wait(
    learner: Person, assessor: Person, claims: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for target in ("year-2", "m1", "m2", "o1")[:claims]:
        a_sent_claim(learner, target)
    client = signed_in(assessor)
    client.get(reverse("assessments:claim_queue"))

    with django_assert_max_num_queries(10):  # session, person, what they hold, the queue; the header's
        client.get(reverse("assessments:claim_queue"))


@pytest.mark.parametrize("target", ["o1", "year-2"])
def test_a_draft_costs_the_same_however_much_it_asks(
    learner: Person, target: str, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    url = reverse("courses:prior_claim", args=[write(a_claim(learner, target), at=AT).uuid])
    client = signed_in(learner)
    client.get(url)

    with django_assert_max_num_queries(
        24
    ):  # claim, parts, titles, competencies, descriptors; what may be cited
        client.get(url)
