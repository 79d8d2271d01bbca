"""Files that people bring as evidence of what they knew before: who may open them, and what is refused."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from assessments.actions.prior_learning import take_claim
from assessments.models import EvidenceFile
from courses.actions.prior_learning_claim import submit_claim, withdraw_claim
from courses.models import PriorClaim
from foundations.clock import now
from foundations.registries import holds_personal_data
from people.models import Opening, Person
from people.queries.who_sees_what import who_sees_what
from people.vocabulary import ResponsibilityKind
from portfolio.actions.forget import remove_learning
from tests.courses.claims import a_claim, the_claimable_programme, write
from tests.courses.world import a_learner
from tests.people.factories import a_person, a_responsibility

pytestmark = pytest.mark.django_db
FILES = "/learn/prior-learning/files/"


@pytest.fixture
def learner() -> Person:
    return a_learner(the_claimable_programme())


@pytest.fixture
def assessor() -> Person:
    asa = a_person("Asa Bright")
    a_responsibility(asa, ResponsibilityKind.ASSESSOR)
    return asa


def signed_in(person: Person) -> Client:
    client = Client()
    client.force_login(person)
    return client


def brought(
    person: Person, name: str = "Appraisal 2025.txt", content: bytes = b"A good year.", **more: Any
) -> str:
    sent = SimpleUploadedFile(name, content)
    return signed_in(person).post(FILES, {"file": sent, **more}, follow=True).content.decode()


def a_claim_with_the_file(person: Person) -> PriorClaim:
    """Write a claim that points to the person's one file at A1, by the screens that learners use."""
    claim = write(a_claim(person, at=now()), at=now())
    file = EvidenceFile.objects.get(person=person)
    posted = {
        "statement": "Five years in Leeds.",
        "words-A1": "Years of it.",
        "evidence-A1": f"evidence_file:{file.uuid}",
    }
    others = {f"evidence-{code}": "statement:" for code in ("A2", "B1")}
    signed_in(person).post(
        reverse("courses:prior_claim", args=[claim.uuid]), posted | others | {"do": "keep"}
    )
    return claim


def test_an_assessor_opens_a_file_that_a_sent_claim_points_to_and_nobody_else_does(
    learner: Person, assessor: Person
) -> None:
    brought(learner)
    file = EvidenceFile.objects.get()
    claim, url = a_claim_with_the_file(learner), f"{FILES}{file.uuid}/"
    before = signed_in(assessor).get(url).status_code

    submit_claim(claim=claim, confirmed=(), at=now())

    assert before == 404
    answer = signed_in(assessor).get(url)
    assert answer.status_code == 200
    assert b"".join(answer.streaming_content) == b"A good year."  # type: ignore[attr-defined]
    assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert Opening.objects.get(person=learner).by == assessor
    take_claim(claim=claim, by=assessor, at=now())
    assert (
        url in signed_in(assessor).get(reverse("assessments:prior_claim", args=[claim.uuid])).content.decode()
    )
    assert signed_in(learner).get(url).status_code == 200
    assert signed_in(a_person("A stranger")).get(url).status_code == 404
    assert Client().get(f"/media/{file.stored_name}").status_code == 404
    assert "with its files" in str(who_sees_what(learner, now().date()))
    withdraw_claim(claim=claim, at=now())
    assert signed_in(assessor).get(url).status_code == 404


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("run.exe", b"MZ\x00 a program", "This is not a PDF"),
        ("", b"", "Choose a file first."),
        ("notes.txt", b"She is 943 476 5919.", "an NHS number in it"),
        ("notes.txt", b"It is at LS1 4AP.", "Say that what was found is an organisation"),
    ],
)
def test_what_cannot_be_kept_is_refused_with_its_reason(
    learner: Person, name: str, content: bytes, said: str
) -> None:
    page = brought(learner, name, content) if name else signed_in(learner).post(FILES, {}).content.decode()

    assert said in page
    assert not EvidenceFile.objects.exists()


def test_an_organisations_details_are_kept_once_that_is_said(learner: Person) -> None:
    brought(learner, "notes.txt", b"It is at LS1 4AP.", own="on")

    assert EvidenceFile.objects.get().confirmed == ["postcode"]


def test_a_file_in_a_claim_that_was_sent_stays_and_another_goes_with_its_ticks(learner: Person) -> None:
    brought(learner)
    file = EvidenceFile.objects.get()
    claim, client = a_claim_with_the_file(learner), signed_in(learner)
    submit_claim(claim=claim, confirmed=(), at=now())
    kept = client.post(f"{FILES}{file.uuid}/remove/", follow=True).content.decode()
    withdraw_claim(claim=claim, at=now())
    gone = client.post(f"{FILES}{file.uuid}/remove/", follow=True).content.decode()

    assert "so it stays with the claim" in kept
    assert "was taken away" in gone
    assert not EvidenceFile.objects.exists()
    assert "evidence_file" not in str(list(claim.parts.values_list("evidence", flat=True)))


def test_nobody_takes_away_anothers_file(learner: Person) -> None:
    brought(learner)

    answer = signed_in(a_person("A stranger")).post(f"{FILES}{EvidenceFile.objects.get().uuid}/remove/")

    assert answer.status_code == 404
    assert EvidenceFile.objects.exists()


def test_the_claim_leads_there_and_back_and_keeps_what_was_written(learner: Person) -> None:
    claim, client = a_claim(learner, at=now()), signed_in(learner)
    url = reverse("courses:prior_claim", args=[claim.uuid])

    page = client.post(url, {"statement": "Half a sentence", "do": "files"}, follow=True).content.decode()

    assert "Back to your claim" in page
    assert url in page
    claim.refresh_from_db()
    assert claim.statement == "Half a sentence"


def test_erasing_somebody_removes_their_files_and_a_copy_of_their_data_names_them(
    learner: Person, django_capture_on_commit_callbacks: Any
) -> None:
    brought(learner)
    stored = EvidenceFile.objects.get().stored_name
    assert default_storage.exists(stored)

    with django_capture_on_commit_callbacks(execute=True):
        remove_learning([learner.pk], now())

    assert not EvidenceFile.objects.exists()
    assert not default_storage.exists(stored)
    assert "name" in holds_personal_data["assessments.EvidenceFile"].fields
