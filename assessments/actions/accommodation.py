"""Granting more time or attempts; it acts on attempts that are under way at once."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import Q
from django.utils.timezone import localdate

from assessments.models import Accommodation, Attempt
from assessments.queries.terms import extra_percent_of
from assessments.rules.attempt import end_of
from people.actions import audit
from people.models import Membership, Person


@transaction.atomic
def grant(*, accommodation: Accommodation, by: Person, at: datetime) -> Accommodation:
    """Save what is granted, new or changed, and move the end of the attempts that it touches."""
    before = Accommodation.objects.filter(pk=accommodation.pk).first() if accommodation.pk else None
    accommodation.made_at, accommodation.made_by = at, by
    accommodation.full_clean(exclude=["made_by"])
    accommodation.save()
    action = "more time or attempts granted" if before is None else "more time or attempts changed"
    _write_down(accommodation, action, by, at)
    for touched in (before, accommodation):
        if touched is not None:
            move_ends(touched, at)
    return accommodation


@transaction.atomic
def take_back(*, accommodation: Accommodation, by: Person, at: datetime) -> None:
    """End what was granted. An attempt under way keeps the time that it was given."""
    _write_down(accommodation, "more time or attempts taken back", by, at)
    accommodation.delete()


def _write_down(accommodation: Accommodation, action: str, by: Person, at: datetime) -> None:
    """Write who granted what to whom; never why."""
    audit.write(
        at=at, by=by, action=action, subject=accommodation, person_id=accommodation.person_id,
        detail={
            "group": accommodation.group_id, "quiz": accommodation.quiz_id,
            "extra_percent": accommodation.extra_percent, "extra_attempts": accommodation.extra_attempts,
            "from": accommodation.started_on, "until": accommodation.ended_on,
        },
    )  # fmt: skip


def move_ends(accommodation: Accommodation, at: datetime) -> int:
    """Move the ends of running attempts to what their people have now; never to an earlier moment. Return how many moved."""
    who = Q(person_id=accommodation.person_id)
    if accommodation.group_id:
        members = Membership.objects.on(localdate(at)).filter(group_id=accommodation.group_id)
        who = Q(person_id__in=members.values("person_id"))
    running = Attempt.objects.open().filter(who, time_limit_minutes__isnull=False)
    if accommodation.quiz_id:
        running = running.filter(quiz_id=accommodation.quiz_id)
    moved = 0
    for attempt in running.select_for_update(no_key=True).order_by("pk"):
        end = end_of(
            begun_at=attempt.begun_at, minutes=attempt.time_limit_minutes, pace=attempt.pace,
            extra_percent=extra_percent_of(attempt.person_id, attempt.quiz_id, at), closes_at=attempt.closes_at,
        )  # fmt: skip
        if end is not None and (attempt.ends_at is None or end > attempt.ends_at):
            attempt.ends_at = end
            attempt.save(update_fields=["ends_at"])
            moved += 1
    return moved
