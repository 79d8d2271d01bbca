"""What is news, and how it is said."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Sequence
from datetime import date, datetime, timedelta
from typing import Final

NEWS_FOR: Final = timedelta(days=2)
END_IS_NEWS_FOR: Final = timedelta(days=92)
"""A quarter: the list of posts is confirmed, and often imported, once in one."""


def is_news(*, happened_at: datetime, stored_at: datetime) -> bool:
    """Return whether something is told of: what was written down long after it happened was loaded, not done."""
    return stored_at - happened_at <= NEWS_FOR


def end_is_news(*, ended_on: date, written_on: date) -> bool:
    """Return whether the end of a post is told of; an end to come is.

    >>> end_is_news(ended_on=date(2026, 8, 23), written_on=date(2026, 11, 23))
    True
    >>> end_is_news(ended_on=date(2026, 8, 22), written_on=date(2026, 11, 23))
    False
    """
    return written_on - ended_on <= END_IS_NEWS_FOR


def occasion_of(added: Collection[int]) -> str:
    """Return a name for these additions, the same whenever they are looked at.

    >>> occasion_of([2, 1]) == occasion_of({1, 2})
    True
    """
    return hashlib.sha256(",".join(map(str, sorted(added))).encode()).hexdigest()[:32]


def in_words(titles: Sequence[str]) -> str:
    """Return what was added, with its verb.

    >>> in_words(["Listening"]), in_words(["Listening", "Asking"])
    ('“Listening” was', '“Listening” and “Asking” were')
    """
    if len(titles) > 3:
        return f"“{titles[0]}”, “{titles[1]}” and {len(titles) - 2} more were"
    quoted = [f"“{title}”" for title in titles]
    named = " and ".join([", ".join(quoted[:-1]), quoted[-1]]) if len(quoted) > 1 else quoted[0]
    return f"{named} {'were' if len(quoted) > 1 else 'was'}"
