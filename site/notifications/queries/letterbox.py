"""What the header says of somebody's messages, on every page: one query of two index look-ups."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from django.db import connection

from notifications.vocabulary import BounceKind
from people.models import Person

LETTERBOX: Final = """
SELECT (SELECT count(*) FROM notifications_notification WHERE person_id = %(person)s AND read_at IS NULL),
    EXISTS (
        SELECT 1 FROM notifications_bounce
        WHERE address = %(address)s AND kind = %(permanent)s AND cleared_at IS NULL
    )
"""
"""Written out because it stands on every page, and putting it together took longer than answering it."""


@dataclass(frozen=True)
class Letterbox:
    """How many messages are unread, and whether mail to the first address comes back."""

    unread: int = 0
    is_failing: bool = False


def letterbox_of(person: Person) -> Letterbox:
    permanent = BounceKind.PERMANENT.value
    with connection.cursor() as cursor:
        cursor.execute(
            LETTERBOX, {"person": person.pk, "address": person.email or "", "permanent": permanent}
        )
        unread, is_failing = cursor.fetchone()
    return Letterbox(unread, is_failing)
