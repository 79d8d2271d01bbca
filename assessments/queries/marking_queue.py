"""The marking queue: whose work a marker sees, what waits, and how quickly and how alike it is marked."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Count, Q, QuerySet

from assessments.models import AssignmentPage, Marking, MarkingTask
from assessments.rules.marker_agreement import Agreement, agreement
from assessments.rules.marking_queue import Turnaround, turnaround
from assessments.vocabulary import AssignmentKind
from foundations.london import LONDON
from people.models import Membership, Person, Responsibility
from people.vocabulary import ResponsibilityKind

MARKERS = (
    ResponsibilityKind.ASSESSOR,
    ResponsibilityKind.TRAINER,
    ResponsibilityKind.PROGRAMME_ADMIN,
)
TURNAROUND_OVER = timedelta(days=90)


def is_marker(person: Person, on: date) -> bool:
    """Return whether somebody marks at all that day; one query, none for a superuser."""
    if person.pk is None or not person.is_active:
        return False
    if person.is_superuser:
        return True
    return Responsibility.objects.on(on).of_kind(*MARKERS).filter(person_id=person.pk).exists()


def tasks_for(marker: Person, on: date) -> QuerySet[MarkingTask]:
    """Return the work that a marker sees that day, never their own; one query now and one when it is read.

    Trainers, the programme team and assessors of the whole programme see all; an assessor of a group sees its members', and
    whatever has waited past its day. Somebody who marks nothing sees nothing.
    """
    found = MarkingTask.objects.exclude(version__submission__person_id=marker.pk)
    if marker.is_superuser and marker.is_active:
        return found
    held = list(
        Responsibility.objects.on(on)
        .of_kind(*MARKERS)
        .filter(person_id=marker.pk, person__is_active=True)
        .values_list("group_id", flat=True)
    )
    if not held:
        return found.none()
    if None in held:
        return found
    members = Membership.objects.on(on).filter(group_id__in=held).values("person_id")
    mine = Q(version__submission__person_id__in=members) | Q(claimed_by_id=marker.pk)
    return found.filter(mine | Q(due_on__lt=on))


def may_open_task(marker: Person, task: MarkingTask, on: date) -> bool:
    return tasks_for(marker, on).filter(pk=task.pk).exists()


@dataclass(frozen=True)
class QueueFilter:
    """What of the queue is shown: ``state`` is one of the words of ``QUEUE_STATES``; ``kind`` and ``person`` may be empty."""

    state: str = ""
    kind: str = ""


UNCLAIMED, MINE, OVERDUE, DONE = "unclaimed", "mine", "overdue", "done"
QUEUE_STATES = ((UNCLAIMED, "Unclaimed"), (MINE, "Mine"), (OVERDUE, "Overdue"), (DONE, "Marked by me"))


def queue(marker: Person, chosen: QueueFilter, on: date) -> QuerySet[MarkingTask]:
    """Return a page's worth of the queue, to be cut: what waits longest first, or what was marked last first."""
    rows = tasks_for(marker, on).select_related(
        "version__submission__person", "version__submission__assignment", "claimed_by", "marking"
    )
    if chosen.state == DONE:
        rows = rows.filter(marking__by_id=marker.pk).order_by("-marked_at", "-pk")
    else:
        rows = rows.open().order_by("opened_at", "pk")
    if chosen.state == UNCLAIMED:
        rows = rows.unclaimed()
    elif chosen.state == MINE:
        rows = rows.filter(claimed_by_id=marker.pk)
    elif chosen.state == OVERDUE:
        rows = rows.overdue(on)
    if chosen.kind in AssignmentKind.values:
        pages = AssignmentPage.objects.filter(kind=chosen.kind).values("pk")
        rows = rows.filter(version__submission__assignment__page_id__in=pages)
    return rows


def pages_of(tasks: Collection[MarkingTask]) -> dict[int, AssignmentPage]:
    """Return the pages of some work by their activity's id; one query."""
    ids = {task.version.submission.assignment.page_id for task in tasks}
    pages = AssignmentPage.objects.in_bulk([pk for pk in ids if pk])
    return {
        task.version.submission.assignment_id: pages[task.version.submission.assignment.page_id]
        for task in tasks
        if task.version.submission.assignment.page_id in pages
    }


@dataclass(frozen=True)
class QueueFigures:
    """How many pieces of work a marker sees in each state, and how long marking took of late."""

    open: int
    unclaimed: int
    mine: int
    overdue: int
    turnaround: Turnaround


def queue_figures(marker: Person, at: datetime, on: date) -> QueueFigures:
    """Return the figures above the queue; three queries."""
    seen = tasks_for(marker, on)
    counts = seen.open().aggregate(
        open=Count("pk"),
        unclaimed=Count("pk", filter=Q(claimed_by__isnull=True)),
        mine=Count("pk", filter=Q(claimed_by_id=marker.pk)),
        overdue=Count("pk", filter=Q(due_on__lt=on)),
    )
    rows = seen.filter(is_second=False, marked_at__gt=at - TURNAROUND_OVER)
    done = [
        (_day(opened), due, _day(marked))
        for opened, due, marked in rows.values_list("opened_at", "due_on", "marked_at")
    ]
    return QueueFigures(**counts, turnaround=turnaround(done))


def _day(at: datetime) -> date:
    return at.astimezone(LONDON).date()


@dataclass(frozen=True)
class MarkedTwice:
    """A version that two people marked, and what each decided."""

    first: Marking
    second: Marking

    @property
    def is_same(self) -> bool:
        return self.first.outcome == self.second.outcome


@dataclass(frozen=True)
class AgreementFigures:
    """How far first and second markers agree, on outcomes and on the levels of criteria; those that differ are listed."""

    outcomes: Agreement
    levels: Agreement
    differing: list[MarkedTwice]


def agreement_figures(marker: Person, on: date) -> AgreementFigures:
    """Compare what was marked twice, of the work that a marker sees; three queries."""
    twice = _marked_twice(marker, on)
    levels = [
        (first, second)
        for pair in twice
        for first, second in zip(_levels(pair.first), _levels(pair.second), strict=False)
    ]
    return AgreementFigures(
        outcomes=agreement([(pair.first.outcome, pair.second.outcome) for pair in twice]),
        levels=agreement(levels),
        differing=[pair for pair in twice if not pair.is_same],
    )


def _levels(marking: Marking) -> list[str]:
    return [row.level for row in sorted(marking.criteria.all(), key=lambda row: row.position)]


def _marked_twice(marker: Person, on: date) -> list[MarkedTwice]:
    """Return pairs of markings; one's own second marking is among them only once it is done, as everybody's."""
    seen = tasks_for(marker, on).filter(is_second=True, marked_at__isnull=False)
    rows = (
        Marking.objects.filter(task__version__in=seen.values("version"))
        .select_related("by", "task__version__submission__assignment")
        .prefetch_related("criteria")
        .order_by("-at", "-pk")
    )
    by_version: dict[int, dict[bool, Marking]] = {}
    for row in rows:
        by_version.setdefault(row.task.version_id, {})[row.task.is_second] = row
    return [MarkedTwice(pair[False], pair[True]) for pair in by_version.values() if len(pair) == 2]
