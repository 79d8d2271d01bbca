"""The devices on which somebody is signed in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.contrib.sessions.models import Session

from people.models import Device, Person


@dataclass(frozen=True)
class DeviceLine:
    uuid: UUID
    words: str
    signed_in_at: datetime
    ends_at: datetime
    is_own: bool
    is_this: bool


def devices_of(person: Person, *, session_key: str | None, at: datetime) -> list[DeviceLine]:
    """Return where a person is signed in, this device first, then the latest; two queries."""
    rows = list(Device.objects.signed_in(at=at).filter(person=person).order_by("-signed_in_at", "pk"))
    keys = [row.session_key for row in rows]
    alive = set(
        Session.objects.filter(session_key__in=keys, expire_date__gt=at).values_list("session_key", flat=True)
    )
    lines = [
        DeviceLine(
            row.uuid, row.words, row.signed_in_at, row.ends_at, row.is_own, row.session_key == session_key
        )
        for row in rows
        if row.session_key in alive
    ]
    return sorted(lines, key=lambda line: not line.is_this)
