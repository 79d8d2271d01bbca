"""When the programme team is told that nobody is there to answer: at once, and again as the wait grows."""

from __future__ import annotations

from datetime import date
from typing import Final

TOLD_AFTER: Final = (0, 7, 14, 28)
"""Days that the oldest has waited; after the last of them, each time as many days again."""


def limit_reached(since: date, today: date) -> int:
    """Return the last limit that the wait has come to.

    >>> limit_reached(date(2026, 11, 2), date(2026, 11, 13))
    7
    >>> limit_reached(date(2026, 9, 1), date(2026, 11, 1))
    56
    """
    waited, most = (today - since).days, TOLD_AFTER[-1]
    if waited >= most:
        return waited // most * most
    return max((limit for limit in TOLD_AFTER if limit <= waited), default=0)
