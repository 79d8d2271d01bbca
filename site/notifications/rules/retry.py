"""When a mail that could not be handed over is tried again."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

PAUSES: Final = tuple(
    timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 3 * 60, 6 * 60, 12 * 60, 24 * 60)
)


def pause_after(attempts: int) -> timedelta | None:
    """Return how long to wait after this many attempts, or nothing when it is time to give up.

    >>> pause_after(1)
    datetime.timedelta(seconds=60)
    >>> pause_after(9) is None
    True
    """
    return PAUSES[attempts - 1] if attempts <= len(PAUSES) else None


def is_hopeless(code: int) -> bool:
    """Return whether a mail server's answer means never: RFC 5321, 4.2.1 (5yz, permanent negative completion)."""
    return 500 <= code < 600
