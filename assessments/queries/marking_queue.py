"""The marking queue: whose work a marker sees, what waits, and how quickly and how alike it is marked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Count, Q

from assessments.models import (
    AssignmentPage,
    Marking,
    MarkingTask,
    MarkingTaskQuerySet,
)
from assessments.permissions import tasks_for
from assessments.rules.marker_agreement import Agreement, agreement
from assessments.rules.marking_queue import Turnaround, turnaround
from assessments.vocabulary import AssignmentKind
from foundations.london import LONDON
from people.models import Membership, Person, Responsibility
from people.vocabulary import ResponsibilityKind

TURNAROUND_OVER = timedelta(days=90)


@dataclass(frozen=True)
class QueueFilter:
    """What of the queue is shown: ``state`` is one of the words of ``QUEUE_STATES``; ``kind`` and ``person`` may be empty."""

    state: str = ""
    kind: str = ""


UNCLAIMED, MINE, OVERDUE, DONE = "unclaimed", "mine", "overdue", "done"
QUEUE_STATES = ((UNCLAIMED, "Unclaimed"), (MINE, "Mine"), (OVERDUE, "Overdue"), (DONE, "Marked by me"))


def queue(marker: Person, chosen: QueueFilter, on: date) -> MarkingTaskQuerySet:
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


def pages_of(tasks: Sequence[MarkingTask]) -> dict[int, AssignmentPage]:
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
        if marked is not None
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


def pseudonym(task: MarkingTask) -> str:
    """Return what an anonymous learner is called: the same for all versions of their work, and nothing of them."""
    return f"Learner {task.version.submission.uuid.hex[-5:].upper()}"


def learner_of(task: MarkingTask, pages: dict[int, AssignmentPage]) -> str:
    """Return whose work it is, or a pseudonym until it is decided where it is marked without names."""
    submission = task.version.submission
    page = pages.get(submission.assignment_id)
    if page is not None and page.is_anonymous and task.marked_at is None:
        return pseudonym(task)
    return str(submission.person.name)


def open_tasks_of() -> Counter[int]:
    """Return how many open pieces of work each marker has; one query."""
    rows = MarkingTask.objects.open().filter(claimed_by__isnull=False).order_by()
    counted = rows.values_list("claimed_by").annotate(total=Count("pk"))
    return Counter({marker: total for marker, total in counted if marker is not None})


def assessors_of(task: MarkingTask, on: date) -> list[int]:
    """Return who may be given a piece of work: the assessors who answer for its learner, else trainers; three queries.

    Never the learner, nor whoever marked the same version before.
    """
    learner = task.version.submission.person_id
    groups = Membership.objects.on(on).filter(person_id=learner).values("group_id")
    held = (
        Responsibility.objects.on(on)
        .filter(Q(group__isnull=True) | Q(group_id__in=groups), person__is_active=True)
        .exclude(person_id=learner)
        .exclude(person__markings__task__version=task.version_id)
    )
    assessors = set(held.of_kind(ResponsibilityKind.ASSESSOR).values_list("person_id", flat=True))
    return sorted(
        assessors or set(held.of_kind(ResponsibilityKind.TRAINER).values_list("person_id", flat=True))
    )
