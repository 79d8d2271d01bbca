"""What is told about work that is handed in; never what came of it."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

from assessments.permissions import is_marker
from notifications.kinds import NotificationKind, notification_kinds


def _marks(person: Any, on: date) -> bool:
    return is_marker(person, on)


WORK_MARKED: Final = NotificationKind(
    code="assessments.work_marked",
    area="Your learning",
    title="Your work has been marked",
    subject="Marked: {title}",
    sentence="Somebody has read and marked what you handed in for “{title}”. Their comments wait for you.",
    action="Read them",
    why="You get this because you handed in work.",
)
WORK_ASSIGNED: Final = NotificationKind(
    code="assessments.work_assigned",
    area="Marking",
    is_for=_marks,
    title="Work was given to you to mark",
    subject="Please mark by {day}: {title}",
    sentence="Work on “{title}” waits for you. Please mark it by {day}, or give it back so that somebody else can.",
    action="Open the work",
    why="You get this because you mark work on Linkway, and nobody had claimed this, or you have read an earlier version of it.",
)


def register() -> None:
    for kind in (WORK_MARKED, WORK_ASSIGNED):
        notification_kinds.register(kind.code, kind)
