"""Making a copy of everything that is held about somebody: asked for on a screen, made by a worker, kept a week."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Sequence
from datetime import date, datetime
from functools import partial
from typing import Any, BinaryIO, Final
from zipfile import ZIP_DEFLATED, ZipFile

from django.core.files import File
from django.core.files.storage import default_storage
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse

from learning_records.actions.send import send_task
from notifications.actions.notify import notify
from notifications.kinds import About
from people.actions import audit
from people.models import Person
from portfolio.kinds import DATA_READY
from portfolio.models import DataExport
from portfolio.queries.my_data import HeldPart, number_of_parts, parts_of
from portfolio.rules.retention import EXPORT_KEPT_FOR, in_order
from portfolio.vocabulary import ExportState

MAKE: Final = "portfolio.make_data_export"
_IN_MEMORY: Final = 5 * 1024 * 1024


@transaction.atomic
def ask_for_export(person: Person, *, at: datetime) -> DataExport:
    """Let a worker make a copy; while one is being made, give that one back."""
    Person.objects.select_for_update().get(pk=person.pk)
    waiting = DataExport.objects.of_person(person).waiting().first()
    if waiting is not None:
        return waiting
    asked = DataExport.objects.create(person=person, asked_at=at, total_count=number_of_parts())
    asked.refresh_from_db()
    audit.write(at=at, by=person, action="copy of data asked for", subject=asked, person_id=person.pk)
    transaction.on_commit(partial(send_task, MAKE, asked.pk), robust=True)
    return asked


def make_export(number: int, *, at: datetime, today: date) -> DataExport | None:
    """Make the copy that was asked for, tell whose it is, and note it; again, nothing happens.

    How far it has come is written down on the way, where the page shows it.
    """
    asked = DataExport.objects.select_related("person").waiting().filter(pk=number).first()
    if asked is None:
        return None
    parts = []
    for part in parts_of(asked.person, today):
        parts.append(part)
        DataExport.objects.filter(pk=asked.pk).update(done_count=len(parts))
    with tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY) as zipped:
        size = _write(zipped, parts, asked.person, at)
        default_storage.delete(asked.file_name)
        default_storage.save(asked.file_name, File(zipped))
    return _ready(asked, size=size, at=at)


@transaction.atomic
def _ready(asked: DataExport, *, size: int, at: datetime) -> DataExport | None:
    """Let the copy be fetched, once; of two workers the second finds it done."""
    held = DataExport.objects.select_for_update().waiting().filter(pk=asked.pk).first()
    if held is None:
        return None
    held.state, held.size = ExportState.READY, size
    held.done_count = held.total_count
    held.ready_at, held.expires_at = at, at + EXPORT_KEPT_FOR
    held.save()
    audit.write(at=at, by=None, action="copy of data made", subject=held, person_id=held.person_id)
    about = About("portfolio.DataExport", str(held.uuid), reverse("portfolio:my_data"))
    notify(asked.person, DATA_READY, about, at, occasion="ready")
    return held


def note_fetched(copy: DataExport, *, by: Person, at: datetime) -> None:
    audit.write(at=at, by=by, action="copy of data fetched", subject=copy, person_id=copy.person_id)


def _write(zipped: Any, parts: Sequence[HeldPart], person: Person, at: datetime) -> int:
    context = {"parts": parts, "person": person, "made_at": at, "categories": in_order()}
    with ZipFile(zipped, "w", ZIP_DEFLATED) as archive:
        archive.writestr(
            "my-data.json", json.dumps(_as_json(parts, person, at), ensure_ascii=False, indent=1)
        )
        archive.writestr("my-data.html", render_to_string("portfolio/export/my_data.html", context))
    file: BinaryIO = zipped
    size = file.tell()
    file.seek(0)
    return size


def _as_json(parts: Sequence[HeldPart], person: Person, at: datetime) -> dict[str, Any]:
    return {
        "about": {"name": person.name, "made_at": at.isoformat(timespec="seconds")},
        "held": [
            {
                "part": part.code,
                "title": part.title,
                "kept_for": part.kept_for,
                "columns": dict(part.labels),
                "rows": list(part.rows),
            }
            for part in parts
        ],
        "schedule": [
            {
                "category": category.title,
                "kept": category.kept,
                "from": category.counted_from,
                "why": category.reason,
            }
            for category in in_order()
        ],
    }
