"""What may be shown of counts of people: the one place where they are rounded and held back.

The method is that of NHS secondary-care statistics, which was made to be automatic: counts from 1 to 7 are not
shown, all others go to the nearest 5, and zero stays zero. Proportions are worked out from the rounded counts,
because small counts could be worked out from exact ones.
"""

from __future__ import annotations

SMALLEST_SHOWN = 8
COUNTS_TO = 5
PROPORTION_DECIMALS = 2


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
