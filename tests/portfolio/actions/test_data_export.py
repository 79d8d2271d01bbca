"""A copy of everything that is held about somebody."""

from __future__ import annotations

import io
import json
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zipfile import ZipFile

import pytest
from django.core.files.storage import default_storage
from django.db import connection
from django.test.utils import CaptureQueriesContext

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
