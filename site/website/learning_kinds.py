"""What the website tells people about their learning."""

from __future__ import annotations

from typing import Final

from notifications.kinds import NotificationKind, notification_kinds
from notifications.vocabulary import Urgency

CERTIFICATE_READY: Final = NotificationKind(
    code="website.certificate_ready",
    title="A certificate is ready",
    subject="Your certificate is ready: {title}",
    sentence="You completed “{title}”. Its certificate is in your portfolio.",
    action="See my certificates",
    why="You get this because you completed a module.",
)
YEAR_COMPLETED: Final = NotificationKind(
    code="website.year_completed",
    title="A year is complete",
    subject="You have completed {title}",
    sentence="Every module of {title} is done. The certificate of the year is in your portfolio.",
    action="See my certificates",
    why="You get this because you completed a year of the programme.",
)
STEPS_ADDED: Final = NotificationKind(
    code="website.steps_added",
    title="A module that you have begun gains something new",
    subject="Something new in “{title}”",
    sentence=(
        "{what} added to “{title}”, which you have begun. What you have done stays done, and your percentage stays as "
        "it is until you have seen what is new."
    ),
    action="See what is new",
    why="You get this because you have begun this module and not completed it yet.",
    urgency=Urgency.DIGEST,
)
MODULES_ADDED: Final = NotificationKind(
    code="website.modules_added",
    title="A year that you have begun gains a module",
    subject="A new module in {title}",
    sentence=(
        "{what} added to {title}, which you have begun. What you have done stays done, and your plan shows "
        "where the new module comes."
    ),
    action="See the year",
    why="You get this because you have begun this year and not completed it yet.",
    urgency=Urgency.DIGEST,
)

KINDS: Final = (CERTIFICATE_READY, YEAR_COMPLETED, STEPS_ADDED, MODULES_ADDED)


def register() -> None:
    for kind in KINDS:
        notification_kinds.register(kind.code, kind)
