"""Who is due a weekly summary, and what stands in it; set-wise."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from django.db.models import Exists, OuterRef

from foundations.london import LONDON
from notifications.models import Digest, Notification
from notifications.queries.delivery import choices_of, days_of, failing_addresses, who_has_left
from notifications.rules.digest import due_digest_moment, may_get_digest
from notifications.rules.hours import next_working_moment, week_of
from notifications.vocabulary import DIGEST_KIND, Delivery
from people.models import Person


@dataclass(frozen=True)
class DueDigest:
    """One person's summary of a week: its messages, newest first, and when it may go."""

    person: Person
    notifications: tuple[Notification, ...]
    not_before: datetime


def due_digests(*, at: datetime, at_most: int) -> list[DueDigest]:
    """Return the summaries that are due now and were not made this week; at most so many."""
    day = at.astimezone(LONDON).date()
    week = week_of(day)
    made = Digest.objects.filter(person=OuterRef("person"), week=week)
    waiting = (
        Notification.objects.waiting_for_digest()
        .filter(~Exists(made), at__lt=at)
        .select_related("person")
        .order_by("person", "-at", "-pk")
    )
    by_person = {
        group[0].person: group
        for _, rows in groupby(waiting, lambda row: row.person_id)
        if (group := list(rows))
    }
    ids = [person.pk for person in by_person]
    days, left = days_of(ids), who_has_left(ids, on=day)
    stopped = choices_of(ids, [DIGEST_KIND])
    failing = failing_addresses([person.email for person in by_person if person.email])
    due = []
    for person, rows in by_person.items():
        moment = due_digest_moment(week=week, days=days[person.pk], at=at)
        told = tuple(row for row in rows if moment is not None and row.at < moment)
        gets_it = may_get_digest(
            may_sign_in=person.is_active and bool(person.email),
            has_left=person.pk in left,
            is_stopped=stopped.get((person.pk, DIGEST_KIND)) == Delivery.SITE,
            is_failing=person.email in failing,
        )
        if told and gets_it:
            due.append(DueDigest(person, told, next_working_moment(at, days[person.pk])))
    return due[:at_most]
