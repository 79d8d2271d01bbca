"""Keeping the answers of the retention pages ready."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

from django.db import connection, transaction

from analytics.models import Rebuild, Snapshot
from analytics.queries.post_history import PostHistory, post_history, posts_fingerprint
from analytics.queries.retention import Retention, retention_by
from analytics.rules.tenure import Unit
from analytics.vocabulary import RetentionBy, RetentionUnit
from foundations.period import add_months
from learning_records.actions.send import send_task

MONTHS_KEPT = 36
ANSWERS = "analytics.answer_waiting"
DRAWS = "analytics.draw_charts"
ASKED_KEPT_FOR = timedelta(days=30)
GROUPINGS: tuple[RetentionBy | None, ...] = (None, *RetentionBy)
REST_BETWEEN_REBUILDS = timedelta(minutes=10)
_ONLY = 1
_LOCK = (0x414E, 1)  # "AN", rebuilding
"""Held while the snapshots are rebuilt, so that two rebuilds never meet."""


def month_ends(today: date, first: date | None, months: int = MONTHS_KEPT) -> list[date]:
    """Return the last days of past months, oldest first, none before ``first``."""
    start_of_month = today.replace(day=1)
    ends = [add_months(start_of_month, -back) - timedelta(days=1) for back in range(months)]
    return [end for end in reversed(ends) if first is not None and end > first]


def rebuild_snapshots(
    *,
    today: date,
    at: datetime,
    months: int = MONTHS_KEPT,
    progress: Callable[[int, int], None] = lambda done, of: None,
) -> list[Snapshot]:
    """Work every month's end out again from the posts, and return the newest month's snapshots.

    Readers see the old answers until the new ones are all there.
    """
    state = _state(today)
    history = post_history()
    days = month_ends(today, min((post.started_on for post in history.posts), default=None), months)
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", _LOCK)
        new = list(_answered(history, days, at, progress))
        Snapshot.objects.month_ends().exclude(as_at__in=days).delete()
        Snapshot.objects.filter(is_month_end=False, asked_at__lt=at - ASKED_KEPT_FOR).delete()
        Snapshot.objects.bulk_create(
            new,
            batch_size=100,
            update_conflicts=True,
            unique_fields=["as_at", "unit", "by"],
            update_fields=["is_month_end", "computed_at", "groups"],
        )
        Rebuild.objects.update_or_create(pk=_ONLY, defaults={"at": at, "fingerprint": state})
    return [snapshot for snapshot in new if snapshot.as_at == days[-1]]


def is_rebuild_due(*, today: date, at: datetime) -> bool:
    """Return whether the posts have changed, or a month has ended, since the last rebuild. Two queries.

    Where the posts change all day long, a rebuild is due at most every ten minutes.
    """
    last = Rebuild.objects.filter(pk=_ONLY).first()
    if last is None:
        return True
    return at - last.at >= REST_BETWEEN_REBUILDS and last.fingerprint != _state(today)


def _state(today: date) -> str:
    return f"{today:%Y-%m} {posts_fingerprint()}"


def ask_about(*, as_at: date, unit: RetentionUnit, by: RetentionBy | None, at: datetime) -> Snapshot:
    """Return the answer for a day, or a row in which the worker will put it."""
    snapshot, _ = Snapshot.objects.get_or_create(
        as_at=as_at, unit=unit, by=by or "", defaults={"asked_at": at}
    )
    if not snapshot.is_ready:
        transaction.on_commit(lambda: send_task(ANSWERS), robust=True)
    return snapshot


@transaction.atomic
def answer_those_waiting(*, at: datetime) -> list[Snapshot]:
    """Work out what people asked about and keep it; what another worker is at is left to it."""
    waiting = list(
        Snapshot.objects.filter(computed_at__isnull=True)
        .order_by("asked_at", "pk")
        .select_for_update(skip_locked=True)
    )
    if not waiting:
        return []
    history = post_history()
    for snapshot in waiting:
        by = RetentionBy(snapshot.by) if snapshot.by else None
        (told,) = retention_by(_known_by(history, snapshot.as_at), snapshot.as_at, snapshot.in_unit(), [by])
        snapshot.groups = [group.as_stored() for group in told.groups]
        snapshot.computed_at = at
        snapshot.save(update_fields=["groups", "computed_at"])
    return waiting


def ask_for_drawings(snapshot: Snapshot, group_code: str) -> None:
    """Have the worker draw what a page shows, for whoever opens it next."""
    transaction.on_commit(lambda: send_task(DRAWS, snapshot.pk, group_code), robust=True)


def _answered(
    history: PostHistory, days: Sequence[date], at: datetime, progress: Callable[[int, int], None]
) -> Iterator[Snapshot]:
    questions = [(day, unit) for day in days for unit in Unit]
    for done, (day, unit) in enumerate(questions, start=1):
        answers = retention_by(_known_by(history, day), day, unit, GROUPINGS)
        for by, told in zip(GROUPINGS, answers, strict=True):
            yield _snapshot(told, by, at)
        progress(done, len(questions))


def _known_by(history: PostHistory, day: date) -> PostHistory:
    """Leave out the posts that begin later, which no answer for the day looks at."""
    return replace(history, posts=[post for post in history.posts if post.started_on <= day])


def _snapshot(told: Retention, by: RetentionBy | None, at: datetime) -> Snapshot:
    return Snapshot(
        as_at=told.as_at,
        unit=told.unit.value,
        by=by or "",
        is_month_end=True,
        asked_at=at,
        computed_at=at,
        groups=[group.as_stored() for group in told.groups],
    )
