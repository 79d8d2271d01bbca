"""What goes into somebody's weekly summary, and whether they get one."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, datetime
from typing import Final

from notifications.rules.hours import digest_moment

SHOWN: Final = 12


def due_digest_moment(*, week: date, days: Collection[int], at: datetime) -> datetime | None:
    """Return the moment of this week's summary once it has come; what was told later waits a week."""
    moment = digest_moment(week, days)
    return moment if at >= moment else None


def may_get_digest(*, may_sign_in: bool, has_left: bool, is_stopped: bool, is_failing: bool) -> bool:
    """Return whether a summary goes to somebody: not to whoever has left, is gone, or wants none."""
    return may_sign_in and not (has_left or is_stopped or is_failing)


def digest_lines(subjects: Sequence[str]) -> list[str]:
    """Return the lines of a summary, newest first, and how many more there are.

    >>> digest_lines(["A certificate is ready"])
    ['• A certificate is ready']
    """
    lines = [f"• {subject}" for subject in subjects[:SHOWN]]
    left = len(subjects) - SHOWN
    return [*lines, f"… and {left} more"] if left > 0 else lines
