"""Reminding somebody on a lead's behalf: once in fourteen days for a reason, across all leads."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any

from django.db import IntegrityError, transaction

from foundations.verdict import Refused
from notifications.actions.notify import NO_WORDS, notify
from notifications.kinds import About, NotificationKind
from notifications.models import Nudge
from notifications.rules.nudge import may_nudge
from notifications.vocabulary import NUDGE_DAYS
from people.models import Person

_CONSTRAINT = "one_nudge_per_person_and_reason_at_a_time"


class NudgeRefused(Refused):
    """This person may not be reminded of this now; nothing was sent."""


@transaction.atomic
def nudge(
    *,
    person: Person,
    reason: str,
    kind: NotificationKind,
    about: About,
    by: Person,
    at: datetime,
    today: date,
    words: Mapping[str, Any] = NO_WORDS,
) -> Nudge:
    """Remind a person of something; ``reason`` is a code, the same whoever asks.

    :raises NudgeRefused: when anybody has reminded them of it within fourteen days.
    """
    verdict = may_nudge(until=_until(person, reason, today), today=today, is_self=person == by)
    if not verdict.allowed:
        raise NudgeRefused(verdict)
    made = _write(
        Nudge(person=person, reason=reason, by=by, on=today, until=today + timedelta(days=NUDGE_DAYS), at=at)
    )
    notify(person, kind, about, at, occasion=f"{reason} {today.isoformat()}", words=words)
    return made


def _until(person: Person, reason: str, today: date) -> date | None:
    earlier = Nudge.objects.filter(person=person, reason=reason, until__gt=today).order_by("-until").first()
    return earlier.until if earlier else None


def _write(row: Nudge) -> Nudge:
    """Write the row; where another lead's was quicker, the constraint says so."""
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError as error:
        if _CONSTRAINT not in str(error):
            raise
        raise NudgeRefused(may_nudge(until=row.until, today=row.on)) from None
    return row
