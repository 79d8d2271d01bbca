"""When an employer's list of posts is to be confirmed: once a quarter."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Final

from foundations.period import add_months

MONTHS_BETWEEN: Final = 3


def due_on(started_on: date, last_confirmed_on: date | None) -> date:
    """Return the day by which a post is to be confirmed: three months after the last time, or after its first day.

    >>> due_on(date(2026, 1, 5), date(2026, 8, 31))
    datetime.date(2026, 11, 30)
    """
    return add_months(last_confirmed_on or started_on, MONTHS_BETWEEN)


def list_due_on(posts: Iterable[tuple[date, date | None]]) -> date | None:
    """Return the earliest day on which a post of a list is to be confirmed; none for an empty list.

    Each post is its first day and the day on which it was last confirmed.
    """
    return min((due_on(started_on, confirmed) for started_on, confirmed in posts), default=None)
