"""What is news, and how it is said."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from typing import Final

NEWS_FOR: Final = timedelta(days=2)


def is_news(*, happened_at: datetime, stored_at: datetime) -> bool:
    """Return whether something is told of: what was written down long after it happened was loaded, not done."""
    return stored_at - happened_at <= NEWS_FOR


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
