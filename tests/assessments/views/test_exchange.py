"""Importing and exporting questions in the administration: file, preview, confirm, report; and export."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from assessments.actions.exchange.importing import import_questions
from assessments.actions.exchange.run import (
    FILE_KEPT_FOR,
    REPORT_KEPT_FOR,
    QuestionImportRefused,
    check_import,
    confirm_import,
    perform_import,
    purge_question_imports,
    resume_question_imports,
    upload_questions,
)
from assessments.models import Question, QuestionBank, QuestionImport
from assessments.vocabulary import QuestionImportStatus
from people.models import Person
from people.vocabulary import ResponsibilityKind
from tests.courses.world import AT
from tests.people.factories import a_person, a_responsibility

pytestmark = pytest.mark.django_db

INDEX = "/admin/question_exchange/"
GIFT = "::One::What first? {=Ask ~Wait}\n\n::Two::Is it so? {T}\n\n::Three::Write. {}\n"


@pytest.fixture
def trainer() -> Person:
    person = a_person("Tess", is_demo=True)
    a_responsibility(person, ResponsibilityKind.TRAINER)
    return person


@pytest.fixture
def client(trainer: Person) -> Client:
    client = Client()
    client.force_login(trainer)
    return client


@pytest.fixture
def bank() -> QuestionBank:
    return QuestionBank.objects.create(code="safety", title="Safety")


@pytest.fixture
def sent(monkeypatch: pytest.MonkeyPatch) -> list[tuple[Any, ...]]:
    tasks: list[tuple[Any, ...]] = []
    monkeypatch.setattr("assessments.actions.exchange.run.send_task", lambda *task: tasks.append(task))
    return tasks


def send(client: Client, bank: QuestionBank, text: str = GIFT, format_: str = "gift") -> QuestionImport:
    file = SimpleUploadedFile("questions.txt", text.encode())
    answer = client.post(INDEX, {"file": file, "format": format_, "bank": bank.pk})
    assert answer.status_code == 302
    return QuestionImport.objects.latest("pk")


def test_a_file_is_shown_question_by_question_before_anything_is_written(
    client: Client, bank: QuestionBank
) -> None:
    run = send(client, bank)

    page = client.get(f"{INDEX}{run.pk}/").content.decode()

    assert (run.status, Question.objects.count()) == (QuestionImportStatus.READY, 0)
    for words in (
        "3 questions read; 2 new, 1 refused",
        "= Ask",
        "an essay is not a question here",
        "Import 2 questions",
    ):
        assert words in page
    refused = client.get(f"{INDEX}{run.pk}/?state=refused").content.decode()
    assert ("Three" in refused, "What first?" in refused) == (True, False)


def test_a_confirmed_import_is_done_by_the_worker_once(
    client: Client, bank: QuestionBank, sent: list[Any], django_capture_on_commit_callbacks: Any
) -> None:
    run = send(client, bank)

    with django_capture_on_commit_callbacks(execute=True):
        client.post(f"{INDEX}{run.pk}/")
        client.post(f"{INDEX}{run.pk}/")
    for _ in range(2):
        perform_import(run.pk, at=AT)

    run.refresh_from_db()
    assert sent == [("assessments.run_question_import", run.pk)]
    assert (run.status, Question.objects.count()) == (QuestionImportStatus.DONE, 2)
    assert "Done: 3 questions read; 2 new, 1 refused." in client.get(f"{INDEX}{run.pk}/").content.decode()
    assert "line 5, “Three”" in client.get(f"{INDEX}{run.pk}/report/").content.decode()
    assert Question.objects.first().versions.get().made_by == run.uploaded_by


def test_a_large_file_is_checked_by_the_worker(
    trainer: Person,
    client: Client,
    bank: QuestionBank,
    sent: list[Any],
    django_capture_on_commit_callbacks: Any,
) -> None:
    remark = "// " + "remark " * 20_000
    with django_capture_on_commit_callbacks(execute=True):
        run = upload_questions(
            bank=bank, format_="gift", file_name="f", content=f"{remark}\n{GIFT}".encode(), by=trainer, at=AT
        )
    waiting = client.get(f"{INDEX}{run.pk}/").content.decode()
    check_import(run.pk, at=AT)

    assert sent == [("assessments.check_question_import", run.pk)]
    assert "The file is being checked" in waiting
    assert "2 new" in client.get(f"{INDEX}{run.pk}/").content.decode()


@pytest.mark.parametrize(
    ("text", "format_", "words"),
    [
        ("<quiz>\n<a></quiz>", "moodle-xml", "Line 2: This is not well-formed XML"),
        ("::Only::Write {}", "gift", "none of the 1 question can be asked here"),
    ],
)
def test_a_refused_file_says_why_and_cannot_be_confirmed(
    client: Client, bank: QuestionBank, text: str, format_: str, words: str
) -> None:
    run = send(client, bank, text, format_)

    page = client.get(f"{INDEX}{run.pk}/").content.decode()

    assert words in page
    assert ">Import " not in page
    with pytest.raises(QuestionImportRefused):
        confirm_import(run)


def test_a_file_that_brings_nothing_new_is_done_at_once(client: Client, bank: QuestionBank) -> None:
    import_questions(GIFT.encode(), format_="gift", bank=bank, file_name="f", at=AT)

    run = send(client, bank)

    assert run.status == QuestionImportStatus.DONE
    assert "there is nothing to import" in client.get(f"{INDEX}{run.pk}/").content.decode()


def test_a_form_that_lacks_something_says_so(client: Client, bank: QuestionBank) -> None:
    page = client.post(INDEX, {"format": "gift", "bank": bank.pk}).content.decode()

    assert "This field is required." in page


def test_an_export_shows_what_it_cannot_hold_and_then_gives_the_file(
    client: Client, bank: QuestionBank
) -> None:
    import_questions(
        (GIFT + "\n::Pairs::Match {=a -> b =c -> d}").encode(),
        format_="gift",
        bank=bank,
        file_name="f",
        at=AT,
    )
    query = {"bank": bank.pk, "format": "aiken", "category": ""}

    page = client.get(f"{INDEX}export/", query).content.decode()
    file = client.get(f"{INDEX}export/file/", query)

    assert "2 questions can be written" in page
    assert "Match pairs" in page
    assert file["Content-Disposition"] == 'attachment; filename="safety.aiken.txt"'
    assert file.content.decode().count("ANSWER:") == 2


def test_an_export_of_nothing_is_no_file(client: Client, bank: QuestionBank) -> None:
    query = {"bank": bank.pk, "format": "gift"}

    assert "there is no file" in client.get(f"{INDEX}export/", query).content.decode()
    assert client.get(f"{INDEX}export/file/", query).status_code == 302
    assert client.get(f"{INDEX}export/", {"bank": "0"}).status_code == 302


@pytest.mark.parametrize("may_write", [False, True])
def test_the_screens_are_for_those_who_write_questions(
    trainer: Person, bank: QuestionBank, may_write: bool
) -> None:
    run = upload_questions(bank=bank, format_="gift", file_name="f", content=GIFT.encode(), by=trainer, at=AT)
    client = Client()
    client.force_login(trainer if may_write else a_person("Lin", is_demo=True))
    query = f"?bank={bank.pk}&format=gift"

    for path in ("", f"{run.pk}/", f"{run.pk}/report/", f"export/{query}"):
        assert (client.get(INDEX + path).status_code == 200) == may_write
    client.post(f"{INDEX}{run.pk}/")

    run.refresh_from_db()
    assert (run.status == QuestionImportStatus.RUNNING) == may_write


def test_the_bank_leads_to_its_imports_and_exports(client: Client, bank: QuestionBank) -> None:
    assert f"{INDEX}?bank={bank.pk}" in client.get("/admin/question_banks/").content.decode()
    assert f'href="{INDEX}"' in client.get("/admin/questions/").content.decode()
    page = client.get(f"{INDEX}?bank={bank.pk}").content.decode()
    assert page.count(f'value="{bank.pk}" selected') == 2


@pytest.mark.parametrize("count", [1, 120])
def test_the_preview_takes_as_many_queries_however_long_the_file_is(
    client: Client, bank: QuestionBank, count: int, django_assert_max_num_queries: Any
) -> None:
    run = send(client, bank, "\n\n".join(f"::Q{n}::Number {n}? {{=a ~b}}" for n in range(count)))
    client.get(f"{INDEX}{run.pk}/")

    with django_assert_max_num_queries(12):
        page = client.get(f"{INDEX}{run.pk}/").content.decode()

    assert ("Page 1 of 3" in page) == (count > 50)


def test_lost_tasks_are_asked_for_again_and_old_files_go(
    trainer: Person, bank: QuestionBank, sent: list[Any]
) -> None:
    run = upload_questions(bank=bank, format_="gift", file_name="f", content=GIFT.encode(), by=trainer, at=AT)
    QuestionImport.objects.update(status=QuestionImportStatus.RUNNING)

    assert resume_question_imports(at=AT + timedelta(minutes=9)) == 0
    assert resume_question_imports(at=AT + timedelta(minutes=11)) == 1
    assert sent == [("assessments.run_question_import", run.pk)]
    assert purge_question_imports(at=AT + FILE_KEPT_FOR) == 0
    assert purge_question_imports(at=AT + FILE_KEPT_FOR * 1.01) == 1
    run.refresh_from_db()
    assert run.content is None
    assert purge_question_imports(at=AT + REPORT_KEPT_FOR * 1.01) == 1
    assert not QuestionImport.objects.exists()
