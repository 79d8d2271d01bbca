"""What assessments tell people."""

from __future__ import annotations

from typing import Final

from notifications.kinds import NotificationKind, notification_kinds
from people.permissions import may_lead

LEARNING: Final = "Your learning"
HANDED_IN_FOR_YOU: Final = NotificationKind(
    code="assessments.handed_in_for_you",
    area=LEARNING,
    title="The time for a quiz ran out",
    subject="Your answers were handed in: {title}",
    sentence="The time for “{title}” is over. Every answer that you had saved has been handed in for you.",
    action="See what came of it",
    why="You get this because you had begun a quiz that has a time limit.",
)
FURTHER_ATTEMPT: Final = NotificationKind(
    code="assessments.further_attempt",
    area=LEARNING,
    title="Another attempt at a quiz",
    subject="Another attempt: {title}",
    sentence="{owner} has replied about “{title}”. Read the lessons that are named there again, and one more attempt is yours.",
    action="Open the reply",
    why="You get this because you had used all your attempts at a quiz.",
)
ATTEMPT_REQUESTED: Final = NotificationKind(
    code="assessments.attempt_requested",
    area="People you look after",
    is_for=may_lead,
    title="Somebody has used all their attempts at a quiz",
    subject="A reply is asked of you by {day}",
    sentence="Somebody you support has used all their attempts at “{title}” and may need a word with you. Please reply by {day}.",
    action="Reply",
    why="You get this because you facilitate this person's group, manage or supervise them, or teach on the programme.",
)
RE_MARKED: Final = NotificationKind(
    code="assessments.re_marked",
    area=LEARNING,
    title="A quiz of yours was marked again",
    subject="Marked again: {title}",
    sentence="A question of “{title}” has been corrected, and your answers were marked again. Whatever you had passed stays passed.",
    action="See your result",
    why="You get this because you had answered a question that turned out to be wrong.",
)


def register() -> None:
    for kind in (HANDED_IN_FOR_YOU, FURTHER_ATTEMPT, ATTEMPT_REQUESTED, RE_MARKED):
        notification_kinds.register(kind.code, kind)
