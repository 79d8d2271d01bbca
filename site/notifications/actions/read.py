"""Marking messages as read."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from notifications.models import Notification
from people.models import Person


def mark_read(*, person: Person, at: datetime, uuid: UUID | None = None) -> int:
    """Mark one of a person's messages as read, or all of them; return how many were not before."""
    rows = Notification.objects.of_person(person).unread()
    return (rows if uuid is None else rows.filter(uuid=uuid)).update(read_at=at)
