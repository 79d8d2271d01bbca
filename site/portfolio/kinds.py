"""What the portfolio tells people about their own data."""

from __future__ import annotations

from typing import Final

from notifications.kinds import NotificationKind, notification_kinds
from notifications.vocabulary import Urgency
from portfolio.vocabulary import LAST_MAIL

DATA_READY: Final = NotificationKind(
    code="portfolio.data_ready",
    area="Your account",
    title="A copy of your data is ready",
    subject="The copy of your data is ready",
    sentence="The copy that you asked for is ready. You can download it for seven days, once you have signed in.",
    action="Download it",
    why="You get this because you asked for a copy of what Linkway holds about you.",
    urgency=Urgency.AT_ONCE,
    may_be_stopped=False,
)
ERASED: Final = NotificationKind(
    code=LAST_MAIL,
    area="Your account",
    title="You have been erased",
    subject="Your Linkway account has been erased",
    sentence=(
        "Your account is gone, and with it your name, your addresses and what you wrote. This is our last message to "
        "you. Our note that it was sent to this address goes within 30 days."
    ),
    action="Read what stays, and why",
    why="You get this because the account with this address was erased.",
    urgency=Urgency.AT_ONCE,
    may_be_stopped=False,
    is_secret=True,
)

KINDS: Final = (DATA_READY, ERASED)


def register() -> None:
    for kind in KINDS:
        notification_kinds.register(kind.code, kind)
