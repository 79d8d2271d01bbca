"""How somebody stands in a programme, with the reason in words.

One definition for every screen and export. *Not started*: no step completed. *Behind*: a module due on or before today
in the person's own plan is incomplete, the reason being the earliest such module and how late it is. Otherwise *on
track*. Somebody who is paused is paused, never behind.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from courses.vocabulary import EnrolmentStatus, StudyStatus


@dataclass(frozen=True, slots=True)
class DueModule:
    """A module of the plan that falls due; ``is_done`` when it is completed or recognised."""

    code: str
    title: str
    due_on: date
    is_done: bool


@dataclass(frozen=True, slots=True)
class Standing:
    """A status and its reason; ``late`` is the earliest overdue module, if any."""

    status: StudyStatus
    reason: str = ""
    late: DueModule | None = None
    days_late: int = 0


def days_in_words(days: int) -> str:
    """Return how late something is.

    >>> days_in_words(0), days_in_words(1), days_in_words(12)
    ('due today', '1 day late', '12 days late')
    """
    if days == 0:
        return "due today"
    return f"{days} day{'' if days == 1 else 's'} late"


def earliest_late(modules: Sequence[DueModule], today: date) -> DueModule | None:
    """Return the incomplete module that fell due first, on or before today."""
    late = [module for module in modules if not module.is_done and module.due_on <= today]
    return min(late, key=lambda module: module.due_on, default=None)


def standing(
    *,
    enrolment: EnrolmentStatus | None,
    paused_until: date | None,
    has_completed_a_step: bool,
    is_completed: bool,
    modules: Sequence[DueModule],
    today: date,
) -> Standing:
    """Return how somebody stands today."""
    if enrolment is None:
        return Standing(StudyStatus.NOT_ENROLLED)
    if enrolment is EnrolmentStatus.INVITED:
        return Standing(StudyStatus.INVITED)
    if is_completed or enrolment is EnrolmentStatus.COMPLETED:
        return Standing(StudyStatus.COMPLETED)
    if enrolment is EnrolmentStatus.WITHDRAWN:
        return Standing(StudyStatus.WITHDRAWN)
    if paused_until is not None:
        back = f"{paused_until:%A} {paused_until.day} {paused_until:%B %Y}"
        return Standing(StudyStatus.PAUSED, f"Back on {back}")
    late = earliest_late(modules, today)
    days = (today - late.due_on).days if late else 0
    reason = f"“{late.title}”: {days_in_words(days)}" if late else ""
    if not has_completed_a_step:
        return Standing(StudyStatus.NOT_STARTED, reason, late, days)
    if late:
        return Standing(StudyStatus.BEHIND, reason, late, days)
    return Standing(StudyStatus.ON_TRACK)
