"""What may be published of numbers about people who are in post or have left.

Counts and proportions follow ``foundations.small_numbers``; proportions go to 0.01. It holds at every level, the
nation included, and on page, export and command alike.
"""

from __future__ import annotations

from foundations.small_numbers import PROPORTION_DECIMALS, SMALLEST_SHOWN, shown_count, shown_proportion

__all__ = [
    "PROPORTION_DECIMALS",
    "SMALLEST_SHOWN",
    "shown_count",
    "shown_estimate",
    "shown_months",
    "shown_proportion",
    "shown_rate",
]

MONTH_DECIMALS = 1


def shown_rate(part: float, at_start: float, at_end: float) -> float | None:
    """Return a count against the mean of two others, all rounded first.

    >>> shown_rate(9, 41, 38), shown_rate(3, 41, 38), shown_rate(9, 0, 0)
    (0.25, None, None)
    """
    counts = shown_count(part), shown_count(at_start), shown_count(at_end)
    shown_part, start, end = counts
    if shown_part is None or start is None or end is None or not start + end:
        return None
    return round(shown_part / ((start + end) / 2), PROPORTION_DECIMALS)


def shown_estimate(proportion: float | None) -> float | None:
    """Return an estimate from many people's times, such as a survival, as it may be shown."""
    return None if proportion is None else round(proportion, PROPORTION_DECIMALS)


def shown_months(months: float | None) -> float | None:
    """Return a length of time so that it does not tell one person's to the day."""
    return None if months is None else round(months, MONTH_DECIMALS)
