"""A request for help: which page it is about, by when it is answered, and what may be done with it."""

from __future__ import annotations

import re
from datetime import date
from typing import Final
from urllib.parse import urlsplit

from foundations.period import add_working_days
from foundations.verdict import Refusal, Verdict
from website.vocabulary import HelpState, Wrong

ANSWER_WITHIN: Final = 10
SAFETY_WITHIN: Final = 1
"""Working days: Monday to Friday without bank holidays."""

LONGEST_PAGE: Final = 500
_HOLDS_A_KEY: Final = (
    "/join/invitation/",
    "/join/request/",
    "/accounts/password/reset/",
    "/accounts/confirm-email/",
    "/mail/stop/",
    "/help/answers/",
    "/lead/people/",
    "/lead/support/people/",
)
_OUTSIDE: Final = re.compile(r"[\x00-\x20\x7f\\]")

ANSWERED_ALREADY: Final = Refusal(
    "answered_already", "Somebody has answered or closed this request meanwhile."
)
IS_OPEN: Final = Refusal("is_open", "This request waits for an answer already.")
TAKEN_ALREADY: Final = Refusal("taken_already", "Somebody else has taken this request on meanwhile.")


def due_day(kind: str, today: date) -> date:
    """Return the last day on which an answer is in time.

    >>> due_day("content", date(2026, 11, 23))
    datetime.date(2026, 12, 7)
    >>> due_day("safety", date(2026, 11, 27))  # a Friday
    datetime.date(2026, 11, 30)
    """
    return add_working_days(today, SAFETY_WITHIN if kind == Wrong.SAFETY else ANSWER_WITHIN)


def page_named(address: str) -> str:
    """Return the path that a request may keep of an address: of this site, without what was asked or typed.

    An address that holds a key, or names somebody, is cut where that begins.

    >>> page_named("/search/?q=somebody#top")
    '/search/'
    >>> page_named("/join/invitation/abc/")
    '/join/invitation/'
    >>> page_named("https://elsewhere.example/x"), page_named("//elsewhere.example/x")
    ('', '')
    """
    try:
        parts = urlsplit(address.strip())
    except ValueError:
        return ""
    path = parts.path
    if (
        parts.scheme
        or parts.netloc
        or not path.startswith("/")
        or path.startswith("//")
        or _OUTSIDE.search(path)
    ):
        return ""
    secret = next((start for start in _HOLDS_A_KEY if path.startswith(start)), "")
    return (secret or path)[:LONGEST_PAGE]


def may_answer(state: str) -> Verdict:
    return Verdict() if state == HelpState.OPEN else Verdict((ANSWERED_ALREADY,))


def may_claim(state: str, *, owner: int | None, by: int) -> Verdict:
    """Return whether somebody may take a request on: one that is open and theirs or nobody's."""
    if state != HelpState.OPEN:
        return Verdict((ANSWERED_ALREADY,))
    return Verdict() if owner in (None, by) else Verdict((TAKEN_ALREADY,))


def may_reopen(state: str) -> Verdict:
    return Verdict((IS_OPEN,)) if state == HelpState.OPEN else Verdict()
