"""What people are told of claims of prior learning: never what was decided, nor why."""

from __future__ import annotations

from typing import Final

from notifications.kinds import NotificationKind, notification_kinds
from people.permissions import is_assessor

CLAIM_ANSWERED: Final = NotificationKind(
    code="assessments.claim_answered",
    area="Your learning",
    title="Your claim of what you know already was answered",
    subject="Your claim has been answered",
    sentence="Somebody has read your claim for “{title}” and answered it.",
    action="Read the answer",
    why="You get this because you claimed that you know something already.",
)
CLAIM_GIVEN: Final = NotificationKind(
    code="assessments.claim_given",
    area="People you look after",
    is_for=is_assessor,
    title="A claim of prior learning was given to you",
    subject="A claim waits for you",
    sentence="Nobody had taken on a claim for “{title}” for a week, so it has been given to you. Please answer it this week.",
    action="Read the claim",
    why="You get this because you are an assessor of the programme.",
)
CLAIM_LATE: Final = NotificationKind(
    code="assessments.claim_late",
    area="People you look after",
    is_for=is_assessor,
    title="A claim of prior learning is late",
    subject="A claim has waited too long",
    sentence="A claim for “{title}” has waited for more than ten working days. Any assessor may take it on now.",
    action="Read the claim",
    why="You get this because you are an assessor of the programme.",
)


def register() -> None:
    for kind in (CLAIM_ANSWERED, CLAIM_GIVEN, CLAIM_LATE):
        notification_kinds.register(kind.code, kind)
