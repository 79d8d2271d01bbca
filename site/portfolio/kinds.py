"""What the portfolio tells people about their own data."""

from __future__ import annotations

from typing import Final

from notifications.kinds import NotificationKind, notification_kinds
from notifications.vocabulary import Urgency
from people.permissions import may_lead
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
TRAINING_WAITS: Final = NotificationKind(
    code="portfolio.training_waits",
    area="People you look after",
    is_for=may_lead,
    title="Somebody recorded training that waits to be accepted",
    subject="A training record waits for you",
    sentence="{name} has recorded training that was taken elsewhere: “{title}”. Please look at it, and accept it if it is right.",
    action="Look at it",
    why="You get this because you manage this person, or are on the programme team.",
)
TRAINING_ACCEPTED: Final = NotificationKind(
    code="portfolio.training_accepted",
    area="Your learning",
    title="Your training record was accepted",
    subject="Your training record was accepted",
    sentence="“{title}” is on your record, and counts wherever a module asks for it.",
    action="See your record",
    why="You get this because you recorded training that you took elsewhere.",
)
TRAINING_RETURNED: Final = NotificationKind(
    code="portfolio.training_returned",
    area="Your learning",
    title="Your training record was sent back",
    subject="A training record came back to you",
    sentence="“{title}” came back to you with a question. Put right what is asked for, and hand it in again.",
    action="Look at it",
    why="You get this because you recorded training that you took elsewhere.",
)
TRAINING_EXPIRES: Final = NotificationKind(
    code="portfolio.training_expires",
    area="Your learning",
    title="Training that runs out",
    subject="Training to renew: {title}",
    sentence="“{title}” counts until {day}. Ask your manager about a date to renew it. What you have completed stays completed.",
    action="See your record",
    why="You get this because a training record of yours has a last day.",
)

KINDS: Final = (DATA_READY, ERASED, TRAINING_WAITS, TRAINING_ACCEPTED, TRAINING_RETURNED, TRAINING_EXPIRES)


def register() -> None:
    for kind in KINDS:
        notification_kinds.register(kind.code, kind)
