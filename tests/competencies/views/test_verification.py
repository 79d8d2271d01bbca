"""The screens of confirmations: for the learner, whoever answers, the pool, and a guest."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from competencies.actions.verification_pool import look_after_requests, take
from competencies.models import VerificationDecision, VerificationRequest
from foundations.clock import now, today
from notifications.models import Mail
from people.models import Opening, Person
from tests.competencies.asking import CONFIRM, Pair, a_pair, a_request, an_assessor, decided
from tests.competencies.scene import a_rating
from tests.people.factories import a_person, a_responsibility

pytestmark = pytest.mark.django_db
ASK = "/learn/competencies/verification/ask/"
LEAD = "/lead/verification/"
NHS_NUMBER = "943 476 5919"


def text(answer: Any) -> str:
    return str(answer.content.decode())


def signed_in(person: Person) -> Client:
    client = Client()
    client.force_login(person)
    return client


def an_asking(pair: Pair, **said: Any) -> dict[str, Any]:
    ratings = pair.ann.competency_ratings.values_list("pk", flat=True)
    return {"results": list(ratings), "verifier": str(pair.sue.pk), "message": "We spoke.", **said}


def a_now_request(pair: Pair, *codes: str) -> VerificationRequest:
    return a_request(pair, *codes, at=now(), today=today())


def said_of(request: VerificationRequest, answer: str, reason: str = "") -> dict[str, str]:
    found: dict[str, str] = {}
    for item in request.items.all():
        found |= {f"answer_{item.pk}": answer, f"reason_{item.pk}": reason}
    return found


def test_a_learner_asks_her_supervisor_who_confirms_and_she_reads_it() -> None:
    pair = a_pair(is_demo=True)
    ann, sue = signed_in(pair.ann), signed_in(pair.sue)

    page = ann.get(ASK, {"competency": "A2"})
    assert "Skill A2: Competent" in text(page)
    asked = ann.post(ASK, an_asking(pair), follow=True)
    assert "Waiting for an answer" in text(asked)

    request = VerificationRequest.objects.get()
    assert "Ann Lee" in text(sue.get(LEAD))
    opened = text(sue.get(f"{LEAD}{request.uuid}/"))
    assert ["How I do A1." in opened, "I do A1 at 3." in opened, "We spoke." in opened] == [True] * 3
    assert Opening.objects.filter(by=pair.sue, person=pair.ann).count() == 1

    sent = sue.post(f"{LEAD}{request.uuid}/", {"rest": "confirm"}, follow=True)
    assert "Your answer on 2 results is kept" in text(sent)
    assert "Confirmed, said Sue Pervisor (Professional supervisor)" in text(
        ann.get(reverse("competencies:verification", args=[request.uuid]))
    )


def test_single_answers_go_before_the_one_for_the_rest() -> None:
    pair = a_pair(("A1", "A2"))
    request = a_now_request(pair)
    first = request.items.order_by("pk")[0]

    signed_in(pair.sue).post(
        f"{LEAD}{request.uuid}/",
        {f"answer_{first.pk}": "not_yet", f"reason_{first.pk}": "Show me once more.", "rest": "confirm"},
    )

    kept = dict(VerificationDecision.objects.values_list("item_id", "is_confirmed"))
    assert kept == {first.pk: False, first.pk + 1: True}


@pytest.mark.parametrize(
    ("answer", "reason", "sentence"),
    [
        ("not_yet", "", "Say why it is not yet there"),
        ("not_yet", f"She met {NHS_NUMBER}.", "This has an NHS number in it"),
        ("later", "", "Confirm at least one result"),
    ],
)
def test_an_answer_that_cannot_be_kept_says_why_and_loses_nothing(
    answer: str, reason: str, sentence: str
) -> None:
    pair = a_pair(("A1",))
    request = a_now_request(pair)

    page = text(signed_in(pair.sue).post(f"{LEAD}{request.uuid}/", said_of(request, answer, reason)))

    assert sentence in page
    assert reason in page
    assert not VerificationDecision.objects.exists()


def test_words_that_could_lead_to_somebody_are_not_sent() -> None:
    pair = a_pair(("A1",))

    page = text(signed_in(pair.ann).post(ASK, an_asking(pair, message=f"As with {NHS_NUMBER}")))

    assert "This has an NHS number in it" in page
    assert not VerificationRequest.objects.exists()


def test_a_guest_is_asked_by_name_and_address_and_never_at_ones_own() -> None:
    pair = a_pair(("A1",), email="ann@practice.example")
    ann = signed_in(pair.ann)

    assert "Enter the name of the person" in text(ann.post(ASK, an_asking(pair, verifier="guest")))
    own = an_asking(pair, verifier="guest", guest_name="Ann", guest_email="ann+2@practice.example")
    assert "address of your own" in text(ann.post(ASK, own))
    assert not VerificationRequest.objects.exists()


def test_others_requests_are_not_there() -> None:
    pair = a_pair(("A1",))
    request = a_now_request(pair)
    stranger, other = a_person("Stan"), a_person("Lea Der")
    a_responsibility(other, "line_manager", subject=stranger)
    mine = reverse("competencies:verification", args=[request.uuid])

    for who in (stranger, pair.sue, other):
        assert signed_in(who).get(mine).status_code == 404
        assert signed_in(who).post(f"{mine}withdraw/").status_code == 404
    for who in (stranger, pair.ann, other, an_assessor()):
        assert signed_in(who).get(f"{LEAD}{request.uuid}/").status_code == 404


def test_a_withdrawn_request_says_so_to_both() -> None:
    pair = a_pair(("A1",))
    request = a_now_request(pair)

    page = signed_in(pair.ann).post(
        reverse("competencies:withdraw_verification", args=[request.uuid]), follow=True
    )

    assert "You withdrew it" in text(page)
    theirs = text(signed_in(pair.sue).get(f"{LEAD}{request.uuid}/"))
    assert "Withdrawn" in theirs
    assert "Send my answers" not in theirs


def test_the_pool_says_what_waits_since_when_and_who_has_taken_it() -> None:
    pair = a_pair(("A1",))
    first, second = an_assessor("First"), an_assessor("Second")
    request = a_now_request(pair)
    later = now() + timedelta(days=15)
    look_after_requests(at=later, today=later.date())
    pool = f"{LEAD}pool/"

    assert "Nobody has taken it" in text(signed_in(first).get(pool))
    opened = signed_in(first).post(f"{LEAD}{request.uuid}/take/", follow=True)
    assert "asks you to confirm 1 result" in text(opened)
    assert "Taken by First" in text(signed_in(second).get(pool))
    back = signed_in(first).post(f"{LEAD}{request.uuid}/give-back/", follow=True)
    assert "Nobody has taken it" in text(back)
    assert signed_in(pair.sue).get(pool).status_code == 404


def test_an_assessor_sees_nothing_of_a_request_of_their_own() -> None:
    pair = a_pair(("A1",))
    a_responsibility(pair.ann, "assessor")
    a_now_request(pair)
    later = now() + timedelta(days=15)
    look_after_requests(at=later, today=later.date())

    assert "Nothing waits in the pool" in text(signed_in(pair.ann).get(f"{LEAD}pool/"))


def test_a_guest_says_who_they_are_sees_that_evidence_only_and_decides_once(client: Client) -> None:
    pair = a_pair(("A1", "B1"))
    a_rating(pair.ann, "A2", comment="Not asked about.")
    one = pair.ann.competency_ratings.get(competency__code="A1")
    said = an_asking(
        pair, results=[one.pk], verifier="guest", guest_name="Gail", guest_email="gail@x.example"
    )
    signed_in(pair.ann).post(ASK, said)
    url = str(Mail.objects.get(address="gail@x.example").message["action"]["url"])

    screen = client.get(url)["Location"]
    before = text(client.get(screen))
    assert ["Say who you are" in before, "Skill A1" in before] == [True, False]
    client.post(screen, {"name": "Gail Guest", "role": "GP, Elm Road", "is_me": "on"})
    shown = text(client.get(screen))
    assert ["How I do A1." in shown, "Not asked about." in shown, "Skill B1" in shown] == [True, False, False]

    request = VerificationRequest.objects.get()
    assert "Answer each one" in text(client.post(screen, {}))
    assert "Thank you" in text(client.post(screen, said_of(request, "confirm")))
    assert "You have answered, thank you" in text(client.get(screen))
    kept = VerificationDecision.objects.get()
    assert (kept.is_confirmed, kept.by_name, kept.by_role) == (True, "Gail Guest", "GP, Elm Road")


def test_a_withdrawn_request_takes_the_guests_link_back(client: Client) -> None:
    pair = a_pair(("A1",))
    said = an_asking(pair, verifier="guest", guest_name="Gail", guest_email="gail@x.example")
    signed_in(pair.ann).post(ASK, said)
    url = str(Mail.objects.get(address="gail@x.example").message["action"]["url"])
    screen = client.get(url)["Location"]
    request = VerificationRequest.objects.get()

    signed_in(pair.ann).post(reverse("competencies:withdraw_verification", args=[request.uuid]))

    assert "This has been withdrawn" in text(client.get(screen))
    assert "This has been withdrawn" in text(client.get(url))


@pytest.mark.parametrize("people", [1, 4])
def test_the_list_of_requests_takes_the_same_queries_however_many(
    people: int, django_assert_max_num_queries: Any
) -> None:
    pair = a_pair()
    a_now_request(pair)
    for number in range(people - 1):
        other = a_person(f"Learner {number}")
        a_responsibility(pair.sue, "professional_supervisor", subject=other)
        a_rating(other, "A1")
        a_rating(other, "A2")
        a_now_request(Pair(other, pair.sue))
    client = signed_in(pair.sue)
    client.get(LEAD)

    # session, person, may they (3), waiting and over (4 each: requests, items, frameworks, count), the page's frame
    with django_assert_max_num_queries(20):
        page = client.get(LEAD)

    assert text(page).count("lw-needs__line") == people


@pytest.mark.parametrize("results", [1, 3])
def test_one_request_takes_the_same_queries_however_many_results(
    results: int, django_assert_max_num_queries: Any
) -> None:
    pair = a_pair(("A1", "A2", "B1")[:results])
    request = a_now_request(pair)
    decided(request, CONFIRM, "A1", by=pair.sue)
    client = signed_in(pair.sue)
    client.get(f"{LEAD}{request.uuid}/")

    with django_assert_max_num_queries(18):  # as above, with one look at the log of openings
        client.get(f"{LEAD}{request.uuid}/")


def test_what_one_assessor_took_another_does_not_open() -> None:
    pair = a_pair(("A1",))
    first, second = an_assessor("First"), an_assessor("Second")
    request = a_now_request(pair)
    later = now() + timedelta(days=15)
    look_after_requests(at=later, today=later.date())
    take(request, by=first, at=now(), today=today())

    assert signed_in(first).get(f"{LEAD}{request.uuid}/").status_code == 200
    assert signed_in(second).get(f"{LEAD}{request.uuid}/").status_code == 404
    sue = signed_in(pair.sue)
    assert "Nobody waits for you" in text(sue.get(LEAD))
    assert "has taken this and answers it" in text(sue.get(f"{LEAD}{request.uuid}/"))
    assert "Assessing" in text(signed_in(first).get(f"{LEAD}pool/"))
