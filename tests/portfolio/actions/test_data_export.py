"""A copy of everything that is held about somebody."""

from __future__ import annotations

import io
import json
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import uuid4
from zipfile import ZipFile

import pytest
from django.core.files.storage import default_storage
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Comment, Page, PageLogEntry

from assessments.models import (
    Attempt,
    AttemptEntry,
    AttemptQuestion,
    Question,
    QuestionBank,
    QuestionVersion,
    ReMarkedAttempt,
    ReMarking,
)
from courses.models import Activity, ReflectionNote
from notifications.models import Notification
from people.models import AuditEntry, Person
from portfolio.actions.data_export import ask_for_export, make_export
from portfolio.models import DataExport
from portfolio.queries.my_data import parts_of
from portfolio.vocabulary import ExportState
from tests.portfolio.scene import a_person, an_entry, complete

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)
TODAY = date(2026, 11, 23)


def made_for(person: Person) -> DataExport:
    made = make_export(ask_for_export(person, at=NOW).pk, at=NOW, today=TODAY)
    assert made is not None
    return made


def content_of(copy: DataExport) -> tuple[dict[str, Any], str]:
    with default_storage.open(copy.file_name) as file, ZipFile(io.BytesIO(file.read())) as archive:
        return json.loads(archive.read("my-data.json")), archive.read("my-data.html").decode()


def a_note(person: Person, text: str) -> ReflectionNote:
    lesson = Activity.objects.create(code=f"lesson-{person.pk}", kind="lesson", title="A lesson")
    return ReflectionNote.objects.create(
        person=person, activity=lesson, prompt_code="r1", prompt="What did you notice?", text=text,
        begun_at=NOW, saved_at=NOW,
    )  # fmt: skip


def a_re_marked_attempt(person: Person) -> ReMarkedAttempt:
    quiz = Activity.objects.create(code="listening-quiz", kind="quiz", title="Listening quiz")
    bank = QuestionBank.objects.create(title="Listening", code="listening")
    question = Question.objects.create(bank=bank, code="q1")
    version = QuestionVersion.objects.create(
        question=question, type="single", stem="What first?", content={}, made_at=NOW
    )
    attempt = Attempt.objects.create(
        uuid=uuid4(), person=person, quiz=quiz, number=1, status="marked", passed=True, pass_mark=80,
        begun_at=NOW, handed_in_at=NOW, score=2, score_max=2,
    )  # fmt: skip
    asked = AttemptQuestion.objects.create(attempt=attempt, position=1, version=version)
    AttemptEntry.objects.create(question=asked, response={"chosen": [1]}, saved_at=NOW)
    again = ReMarking.objects.create(quiz=quiz, version=version, asked_at=NOW)
    return ReMarkedAttempt.objects.create(
        re_marking=again, attempt=attempt, old_score=1, new_score=2, old_passed=False, new_passed=True,
        reaches_pass_mark=True, applied_at=NOW,
    )  # fmt: skip


def test_a_copy_holds_what_somebody_wrote_and_did_as_json_and_to_read() -> None:
    ada = a_person()
    an_entry(ada, "A talk on housing", learned="Damp is a health matter")
    a_note(ada, "I listened better")
    complete(ada)

    as_json, to_read = content_of(made_for(ada))

    titles = {part["title"]: part["rows"] for part in as_json["held"]}
    assert titles["Your account"][0]["email"] == ada.email
    assert titles["Your CPD log"][0]["learned"] == "Damp is a health matter"
    assert titles["The record of learning events"][0]["title"] == "Listening"
    for words in ("I listened better", "Damp is a health matter", "A talk on housing", str(ada.email)):
        assert words in to_read


def test_a_copy_holds_nothing_of_anybody_else() -> None:
    ada, ben = a_person(), a_person("Ben Adeyemi")
    an_entry(ben, "A secret course")
    a_note(ben, "Only mine")

    as_json, to_read = content_of(made_for(ada))

    assert "A secret course" not in to_read
    assert "Only mine" not in json.dumps(as_json)
    assert "Ben Adeyemi" not in to_read


def test_a_ready_copy_is_told_of_noted_and_kept_for_a_week() -> None:
    ada = a_person()

    copy = made_for(ada)

    assert copy.state == ExportState.READY
    assert copy.expires_at == NOW + timedelta(days=7)
    assert copy.done_count == copy.total_count > 0
    assert Notification.objects.filter(person=ada, kind="portfolio.data_ready").count() == 1
    actions = AuditEntry.objects.filter(person=ada).values_list("action", flat=True)
    assert {"copy of data asked for", "copy of data made"} <= set(actions)


def test_asking_twice_makes_one_copy_and_making_twice_tells_once() -> None:
    ada = a_person()
    first = ask_for_export(ada, at=NOW)

    again = ask_for_export(ada, at=NOW)
    made = make_export(first.pk, at=NOW, today=TODAY)
    repeated = make_export(first.pk, at=NOW, today=TODAY)

    assert again == first
    assert made is not None
    assert repeated is None
    assert Notification.objects.filter(person=ada).count() == 1


@pytest.mark.parametrize("entries", [1, 40])
def test_what_is_held_takes_the_same_number_of_queries_however_much_it_is(entries: int) -> None:
    ada = a_person()
    for number in range(entries):
        an_entry(ada, f"A talk, {number}")

    with CaptureQueriesContext(connection) as taken:
        parts = list(parts_of(ada, TODAY))

    # One for each kind of thing held; merged records, resolved actors, the ledger; and the paths of each purpose.
    assert len(taken) < len(parts) + 35
    assert next(len(part.rows) for part in parts if part.code == "portfolio.CPDEntry") == entries


def test_a_result_that_was_marked_again_stands_in_the_copy_with_the_old_and_the_new_one() -> None:
    ada = a_person()
    a_re_marked_attempt(ada)

    as_json, _ = content_of(made_for(ada))

    parts = {part["part"]: part["rows"] for part in as_json["held"]}
    again = parts["assessments.ReMarkedAttempt"][0]
    assert (again["attempt__quiz"], again["attempt__number"]) == ("Listening quiz", 1)
    assert (again["old_score"], again["new_score"]) == ("1.000", "2.000")
    assert (again["old_passed"], again["new_passed"]) == (False, True)
    answer = parts["assessments.AttemptEntry"][0]
    assert (answer["question__attempt__quiz"], answer["question__version__stem"]) == (
        "Listening quiz", "What first?"
    )  # fmt: skip


def test_what_an_author_did_in_the_editing_area_stands_in_their_copy() -> None:
    ada, ben = a_person(), a_person("Ben Adeyemi")
    page = Page.objects.get(depth=1)
    for person, words in ((ada, "This needs a source"), (ben, "Only mine")):
        Comment.objects.create(page=page, user=person, text=words, contentpath="title")
        PageLogEntry.objects.log_action(page, "wagtail.edit", user=person)

    as_json, to_read = content_of(made_for(ada))

    parts = {part["part"]: part["rows"] for part in as_json["held"]}
    assert [row["text"] for row in parts["wagtailcore.Comment"]] == ["This needs a source"]
    assert len(parts["wagtailcore.PageLogEntry"]) == 1
    assert "Only mine" not in to_read
