"""Giving work that nobody has claimed to an assessor."""

from __future__ import annotations

import logging
from collections import Counter
from datetime import date, datetime

from django.db import transaction
from django.urls import reverse

from assessments.actions.marking_queue import MarkingRefused, claim
from assessments.assignment_kinds import WORK_ASSIGNED
from assessments.models import MarkingTask
from assessments.queries.marking_queue import assessors_of, open_tasks_of
from assessments.rules.marking_queue import ASSIGN_AFTER, fewest
from design.templatetags.linkway_dates import day as day_words
from notifications.actions.notify import notify
from notifications.kinds import About
from people.models import Person

AT_A_TIME = 200
logger = logging.getLogger(__name__)


def assign_what_waits(*, at: datetime, today: date) -> int:
    """Give work that nobody claimed for seven days to the assessor with the fewest open ones; return how many.

    Each is given in a transaction of its own, under the lock of its row; a second worker passes it by. Work for which nobody is
    there to mark it stays in the queue.
    """
    waiting = MarkingTask.objects.unclaimed().opened_before(at - ASSIGN_AFTER)
    ids = list(waiting.order_by("opened_at", "pk").values_list("pk", flat=True)[:AT_A_TIME])
    open_of = open_tasks_of()
    return sum(_assign(pk, open_of, at, today) for pk in ids)


@transaction.atomic
def _assign(task_id: int, open_of: Counter[int], at: datetime, today: date) -> int:
    rows = MarkingTask.objects.unclaimed().filter(pk=task_id)
    task = rows.select_for_update(skip_locked=True, of=("self",), no_key=True).first()
    if task is None:
        return 0
    chosen = fewest(open_of, assessors_of(task, today))
    marker = Person.objects.filter(pk=chosen).first() if chosen else None
    if marker is None:
        logger.warning("Nobody is there to mark work %s.", task.pk)
        return 0
    try:
        given = claim(task=task, by=marker, at=at, was_assigned=True)
    except MarkingRefused:
        return 0
    open_of[marker.pk] += 1
    tell_marker(given, at)
    return 1


def tell_marker(task: MarkingTask, at: datetime) -> None:
    """Tell whoever has a piece of work that it is theirs."""
    marker = task.claimed_by
    if marker is None:
        return
    url = reverse("marking:work", args=[task.uuid])
    about = About("assessments.MarkingTask", str(task.uuid), url, task.version.submission.assignment.title)
    notify(
        marker, WORK_ASSIGNED, about, at, f"{task.uuid}:{marker.pk}", words={"day": day_words(task.due_on)}
    )
