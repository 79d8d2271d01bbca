"""Writing down what was changed in people's records."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db.models import Model

from people.models import AuditEntry, Person


def entry(
    *,
    at: datetime,
    by: Person | None,
    action: str,
    subject: Model | str,
    person_id: int | None = None,
    detail: Mapping[str, Any] | None = None,
) -> AuditEntry:
    """Return an unsaved entry; days and amounts in ``detail`` become text."""
    named = subject if isinstance(subject, str) else f"{subject._meta.label} {subject.pk}"
    said = {key: _plain(value) for key, value in (detail or {}).items()}
    return AuditEntry(at=at, by=by, action=action, subject=named, person_id=person_id, detail=said)


def write(
    *,
    at: datetime,
    by: Person | None,
    action: str,
    subject: Model | str,
    person_id: int | None = None,
    detail: Mapping[str, Any] | None = None,
) -> AuditEntry:
    """Write one entry, in the transaction of the change."""
    new = entry(at=at, by=by, action=action, subject=subject, person_id=person_id, detail=detail)
    new.save(force_insert=True)
    return new


def write_many(entries: Iterable[AuditEntry]) -> None:
    AuditEntry.objects.bulk_create(entries, batch_size=2000)


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return f"{value:f}"
    return value if value is None or isinstance(value, bool | int | float | str | list | dict) else str(value)
