"""Reminding people on a lead's behalf: once in fourteen days for a reason, across all leads."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction

from foundations.verdict import Refused, Verdict
from notifications.actions.notify import NO_WORDS, News, tell
from notifications.kinds import About, NotificationKind
from notifications.models import Nudge
from notifications.queries.nudge import latest_nudges
from notifications.rules.nudge import may_nudge
from notifications.vocabulary import NUDGE_DAYS
from people.actions import audit
from people.models import Person


class NudgeRefused(Refused):
    """This person may not be reminded of this now; nothing was sent."""


@dataclass(frozen=True)
class Nudged:
    """Whom a reminder went to, and of everybody else by id why not."""

    made: tuple[Nudge, ...]
    left_out: Mapping[int, Verdict]


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
    nudged = nudge_many(
        people=[person], reason=reason, kind=kind, about=about, by=by, at=at, today=today, words=words
    )
    if not nudged.made:
        raise NudgeRefused(nudged.left_out[person.pk])
    return nudged.made[0]


@transaction.atomic
def nudge_many(
    *,
    people: Sequence[Person],
    reason: str,
    kind: NotificationKind,
    about: About,
    by: Person,
    at: datetime,
    today: date,
    words: Mapping[str, Any] = NO_WORDS,
) -> Nudged:
    """Remind everybody of these people who may be reminded today, in the same number of queries however many."""
    latest = latest_nudges([person.pk for person in people], reason=reason, today=today)
    verdicts = {
        person.pk: may_nudge(
            until=latest[person.pk].until if person.pk in latest else None,
            today=today,
            is_self=person.pk == by.pk,
        )
        for person in people
    }
    free = [person for person in people if verdicts[person.pk].allowed]
    made = _write(free, reason=reason, by=by, at=at, today=today)
    told = {row.person_id for row in made}
    occasion = f"{reason} {today.isoformat()}"
    tell([News(one, kind, about, occasion, words) for one in free if one.pk in told], at=at)
    taken = may_nudge(until=today + timedelta(days=NUDGE_DAYS), today=today)
    left_out = {pk: verdict if not verdict.allowed else taken for pk, verdict in verdicts.items()}
    return Nudged(tuple(made), {pk: verdict for pk, verdict in left_out.items() if pk not in told})


def _write(
    people: Sequence[Person], *, reason: str, by: Person, at: datetime, today: date
) -> Sequence[Nudge]:
    """Write the rows in one order; where another lead's was quicker, the constraint leaves that person out."""
    until = today + timedelta(days=NUDGE_DAYS)
    rows = [
        Nudge(person=person, reason=reason, by=by, on=today, until=until, at=at)
        for person in sorted(people, key=lambda person: person.pk)
    ]
    Nudge.objects.bulk_create(rows, ignore_conflicts=True)
    mine = Nudge.objects.filter(by=by, reason=reason, at=at, person__in=people)
    made = list(mine.order_by("person_id"))
    audit.write_many(
        audit.entry(
            at=at,
            by=by,
            action="reminder sent",
            subject=row,
            person_id=row.person_id,
            detail={"reason": reason},
        )
        for row in made
    )
    return made
