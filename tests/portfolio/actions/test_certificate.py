import io
from datetime import timedelta
from typing import Any

import pytest
from django.core.files.storage import default_storage
from django.db import IntegrityError, transaction
from pypdf import PdfReader
from pytest_django import DjangoAssertNumQueries, DjangoCaptureOnCommitCallbacks

from learning_records.actions.pump import pump
from learning_records.actions.replay import ReplayRefused, replay
from learning_records.actions.statement import void
from learning_records.models import ConsumerState
from learning_records.queries.agreement import disagreements
from learning_records.vocabulary import ActivityType
from portfolio.actions.certificate import issue_certificates, keep_certificate_file
from portfolio.actions.certificate_pdf import certificate_pdf
from portfolio.actions.join import join_portfolios
from portfolio.models import Certificate, CPDEntry
from portfolio.tasks import render_certificate, render_missing_certificates
from portfolio.vocabulary import CERTIFICATES
from tests.portfolio.scene import LISTENING, MORNING, YEAR_1, a_certificate, a_person, an_entry, complete

pytestmark = pytest.mark.django_db


def test_a_completed_module_earns_one_certificate_with_its_values() -> None:
    ada = a_person()
    statement = complete(ada)

    pump()
    pump()

    certificate = Certificate.objects.get()
    assert (certificate.recipient, certificate.name, certificate.statement) == (ada, "Ada Owusu", statement)
    assert (certificate.kind, certificate.title, certificate.activity) == ("module", "Listening", LISTENING)
    assert (certificate.minutes, certificate.achieved_at) == (250, MORNING)


def test_a_completed_year_earns_one_too_and_a_lesson_none() -> None:
    ada = a_person()
    complete(ada, YEAR_1, ActivityType.YEAR, title="Year 1")
    complete(ada, kind=ActivityType.LESSON)

    pump()

    assert list(Certificate.objects.values_list("kind", "title", "minutes")) == [("year", "Year 1", 250)]


@pytest.mark.parametrize("kind", [ActivityType.PATHWAY, ActivityType.PROGRAMME])
def test_a_completed_pathway_or_route_earns_one_that_says_what_it_is_for(kind: ActivityType) -> None:
    complete(a_person(), YEAR_1, kind, title="Social prescribing for health professionals")

    pump()

    certificate = Certificate.objects.get()
    file = PdfReader(io.BytesIO(certificate_pdf(certificate, site_address="https://linkway.example")))
    assert certificate.kind == kind
    assert f"completed the {kind}" in " ".join(file.pages[0].extract_text().split())
    assert not CPDEntry.objects.exists()


def test_a_certificate_keeps_the_name_of_its_day() -> None:
    ada = a_person()
    certificate = a_certificate(ada)

    ada.name = "Ada Mensah"
    ada.save()

    certificate.refresh_from_db()
    assert certificate.name == "Ada Owusu"


def test_issuing_twice_is_refused_by_the_database_and_a_replay_by_the_ledger() -> None:
    certificate = a_certificate(a_person())
    certificate.pk = None
    certificate._state.adding = True

    with pytest.raises(IntegrityError), transaction.atomic():
        Certificate.objects.bulk_create([certificate])
    with pytest.raises(ReplayRefused):
        replay(CERTIFICATES)


def test_who_was_erased_gets_no_certificate() -> None:
    ada = a_person()
    complete(ada)
    type(ada).objects.filter(pk=ada.pk).update(email=None, name="")

    pump()

    assert not Certificate.objects.exists()


@pytest.mark.parametrize("completions", [1, 20])
def test_issuing_takes_as_many_queries_for_many_as_for_one(
    completions: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    from learning_records.actions.sequence import number_statements
    from learning_records.queries.batch import statements_between

    for number in range(completions):
        complete(a_person(f"Person {number}"))
    number_statements()
    batch = statements_between(0, completions)

    with django_assert_num_queries(3):  # the people, their certificates, and the numbers of these
        issue_certificates(batch)

    assert Certificate.objects.count() == completions


def test_the_file_is_a_pdf_that_a_screen_reader_can_read() -> None:
    certificate = a_certificate(a_person("Łucja Wiśniewska"))

    made = certificate_pdf(certificate, site_address="https://linkway.example")

    reader = PdfReader(io.BytesIO(made))
    root: Any = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/StructTreeRoot"]["/K"]
    assert root["/Lang"] == "en-GB"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert "pdfuaid:part" in root["/Metadata"].get_object().get_data().decode()
    assert reader.metadata
    assert reader.metadata.title == "Certificate: Listening, Łucja Wiśniewska"
    words = reader.pages[0].extract_text()
    assert "Łucja Wiśniewska" in words
    assert "4 hours 10 minutes of learning, completed on Monday 23 November 2026" in words
    assert str(certificate.pk) in words
    assert len(reader.pages) == 1


def test_the_file_is_the_same_whenever_it_is_made() -> None:
    certificate = a_certificate(a_person())

    first, second = (certificate_pdf(certificate, site_address="https://linkway.example") for _ in range(2))

    assert first == second


def test_a_completion_between_two_seconds_has_its_file_too() -> None:
    certificate = a_certificate(a_person())
    certificate.achieved_at = certificate.achieved_at.replace(microsecond=123456)

    assert certificate_pdf(certificate, site_address="https://linkway.example").startswith(b"%PDF")


def test_the_longest_name_and_title_stay_on_one_page() -> None:
    certificate = a_certificate(a_person())
    certificate.name, certificate.title = "Wilhelmina " * 13, "Working with people who wait " * 8

    made = certificate_pdf(certificate, site_address="https://linkway.example")

    assert len(PdfReader(io.BytesIO(made)).pages) == 1


def test_the_task_makes_the_file_once() -> None:
    certificate = a_certificate(a_person())

    render_certificate(str(certificate.pk))
    certificate.refresh_from_db()
    first = certificate.rendered_at
    render_certificate(str(certificate.pk))

    certificate.refresh_from_db()
    assert certificate.rendered_at == first
    assert default_storage.exists(certificate.file_name)


def test_a_lost_task_is_made_good() -> None:
    certificate = a_certificate(a_person())

    render_missing_certificates()

    certificate.refresh_from_db()
    assert certificate.rendered_at is not None
    assert not Certificate.objects.without_file().exists()


def test_a_file_that_was_lost_is_made_again() -> None:
    certificate = a_certificate(a_person())
    keep_certificate_file(certificate, at=MORNING)
    certificate.refresh_from_db()
    default_storage.delete(certificate.file_name)

    keep_certificate_file(certificate, at=MORNING)

    assert default_storage.exists(certificate.file_name)


def test_each_certificate_asks_for_its_file_after_the_commit(
    monkeypatch: pytest.MonkeyPatch, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    from portfolio.actions import certificate as action

    asked: list[tuple[str, ...]] = []
    monkeypatch.setattr(action, "send_task", lambda *words: asked.append(words))
    with django_capture_on_commit_callbacks(execute=True):
        certificate = a_certificate(a_person())

    assert asked == [("portfolio.render_certificate", str(certificate.pk))]


def test_a_join_keeps_certificates_and_log() -> None:
    keep, lose = a_person("Ada Owusu"), a_person("A Owusu")
    a_certificate(keep)
    certificate = a_certificate(lose)
    entry = an_entry(lose)

    join_portfolios(keep=keep, lose=lose, at=MORNING)

    certificate.refresh_from_db()
    entry.refresh_from_db()
    assert (certificate.recipient, certificate.name) == (keep, "A Owusu")
    assert entry.person == keep
    assert Certificate.objects.of_person(keep).count() == 2


def _said() -> list[str]:
    return [found.what for name, found in disagreements() if name == "portfolio.certificates"]


def test_verify_finds_what_the_ledger_and_the_certificates_do_not_share() -> None:
    ada, ben = a_person(), a_person("Ben Li")
    a_certificate(ada)
    other = a_certificate(ben)
    assert _said() == []

    Certificate.objects.filter(pk=other.pk).update(recipient=ada)
    assert _said() == ["A certificate belongs to somebody else"]

    Certificate.objects.filter(pk=other.pk).update(achieved_at=MORNING - timedelta(days=1), recipient=ben)
    assert _said() == ["A certificate says other than its statement"]

    other.delete()
    assert _said() == ["A completion has no certificate"]


def test_what_the_reaction_has_not_read_yet_is_no_disagreement() -> None:
    a_certificate(a_person())
    complete(a_person("Ben Li"))

    assert _said() == []
    assert ConsumerState.objects.filter(name=CERTIFICATES).exists()


def test_a_voided_completion_withdraws_its_certificate_and_keeps_the_row() -> None:
    ada = a_person()
    certificate = a_certificate(ada)

    void(statement_id=certificate.statement_id, by=ada.actor, at=MORNING)
    pump()

    assert vars(Certificate.objects.with_standing().get())["is_withdrawn"] is True


def test_a_completed_module_drafts_one_entry_that_does_not_count_yet() -> None:
    ada = a_person()
    complete(ada)
    complete(ada, YEAR_1, ActivityType.YEAR, title="Year 1")

    pump()
    pump()

    entry = CPDEntry.objects.get()
    assert (entry.person, entry.title, entry.minutes, str(entry.hours)) == (ada, "Listening", 250, "4.17")
    assert (entry.status, entry.source, entry.is_formal, entry.is_participatory) == (
        "draft",
        "platform",
        True,
        False,
    )
    assert (entry.competencies, entry.done_on.isoformat()) == (["A1", "B1"], "2026-11-23")
