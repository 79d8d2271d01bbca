"""What the website tells people about requests for help, and about an address that was changed for them."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

from notifications.kinds import NotificationKind, notification_kinds
from notifications.vocabulary import Urgency
from people.permissions import may_author, may_manage_people

HELP: Final = "Help"


def _answers(person: Any, on: date) -> bool:
    return may_manage_people(person) or may_author(person)


HELP_WAITS: Final = NotificationKind(
    code="website.help_waits",
    area=HELP,
    is_for=_answers,
    title="Somebody asks for help",
    subject="A request for help waits for you on Linkway",
    sentence="Request {number} waits for an answer.",
    action="Look at the request",
    why="You get this because you answer requests for help, or published the page that it is about.",
)
HELP_SAFETY: Final = NotificationKind(
    code="website.help_safety",
    area=HELP,
    is_for=_answers,
    title="Something that could put somebody at risk",
    subject="A request about safety waits on Linkway",
    sentence="Request {number} is about something that could put somebody at risk. It is to be answered within one working day.",
    action="Look at the request",
    why="You get this because you are of the programme team.",
    urgency=Urgency.AT_ONCE,
    may_be_stopped=False,
)
HELP_LATE: Final = NotificationKind(
    code="website.help_late",
    area=HELP,
    is_for=_answers,
    title="A request for help is late",
    subject="A request for help is late on Linkway",
    sentence="Request {number} was not answered in time, and waits with the whole programme team now.",
    action="Look at the request",
    why="You get this because you are of the programme team.",
    may_be_stopped=False,
)
HELP_ANSWERED: Final = NotificationKind(
    code="website.help_answered",
    area=HELP,
    title="An answer to what you asked",
    subject="What you told us has an answer",
    sentence="Somebody has answered your request {number}.",
    action="Read the answer",
    why="You get this because you asked for help on Linkway.",
    may_be_stopped=False,
)
HELP_WRITTEN: Final = NotificationKind(
    code="website.help_written",
    area=HELP,
    title="An answer to what you asked",
    subject="What you told Linkway has an answer",
    sentence="Somebody has answered your request {number}. Open the link to read it.",
    action="Read the answer",
    why="You get this because somebody, probably you, gave this address with a request for help.",
    may_be_stopped=False,
    is_secret=True,
)
ADDRESS_CHANGED: Final = NotificationKind(
    code="website.address_changed",
    area="Your account",
    title="Your address was changed",
    subject="Your address on Linkway was changed",
    sentence="The programme team has changed the first e-mail address of your account, as they were asked to.",
    action="If this was not you, tell us",
    why="You get this because this address is, or was, the one of a Linkway account.",
    urgency=Urgency.AT_ONCE,
    may_be_stopped=False,
)

KINDS: Final = (HELP_WAITS, HELP_SAFETY, HELP_LATE, HELP_ANSWERED, HELP_WRITTEN, ADDRESS_CHANGED)


def register() -> None:
    for kind in KINDS:
        notification_kinds.register(kind.code, kind)
