"""What may be published of numbers about people: the one place where they are rounded and held back.

The method is that of NHS secondary-care statistics, which was made to be automatic: counts from 1 to 7 are not
shown, all others go to the nearest 5, and zero stays zero. Proportions are worked out from the rounded counts,
because small counts could be worked out from exact ones, and go to 0.01. It holds at every level, the nation
included, and on page, export and command alike.
"""

from __future__ import annotations

SMALLEST_SHOWN = 8
COUNTS_TO = 5
PROPORTION_DECIMALS = 2
MONTH_DECIMALS = 1


def shown_count(count: float) -> int | None:
    """Return a count of people, or of their full-time equivalent, as it may be shown; None where it may not.

    >>> [shown_count(count) for count in (0, 1, 7, 8, 12, 13)]
    [0, None, None, 10, 10, 15]
    """
    if 0 < count < SMALLEST_SHOWN:
        return None
    return COUNTS_TO * round(count / COUNTS_TO)


def shown_proportion(part: float, whole: float) -> float | None:
    """Return a proportion of people from the rounded counts; None where either may not be shown or the whole is 0.

    >>> shown_proportion(33, 41), shown_proportion(33, 7), shown_proportion(3, 41), shown_proportion(0, 41)
    (0.88, None, None, 0.0)
    """
    shown_part, shown_whole = shown_count(part), shown_count(whole)
    if shown_part is None or not shown_whole:
        return None
    return round(shown_part / shown_whole, PROPORTION_DECIMALS)


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
