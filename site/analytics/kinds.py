"""What a lead has Linkway tell the people whom they look after. Mails say no reason: many mailboxes are shared."""

from __future__ import annotations

from typing import Final

from notifications.kinds import NotificationKind, notification_kinds

REMINDER: Final = NotificationKind(
    code="analytics.reminder",
    title="A friendly reminder from somebody who looks after your learning",
    subject="A friendly reminder from {by}",
    sentence=(
        "{by} is thinking of you and “{title}”. Your next step waits where you left it, and everything you have done "
        "is kept. If the dates no longer suit you, choose another pace or a pause in your plan: that is what it is for. "
        "And if something is in the way, {by} would be glad to hear it."
    ),
    action="Go on where I was",
    why=(
        "You get this because somebody who looks after your learning sent it. Whoever sends it, at most one comes in "
        "two weeks."
    ),
)


def register() -> None:
    notification_kinds.register(REMINDER.code, REMINDER)
