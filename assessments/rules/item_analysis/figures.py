"""The formulae. S is the number of attempts, x the marks of one question, y those of the rest, t the totals.

They are those of Moodle's ``question/classes/statistics/questions/calculator.php`` and
``mod/quiz/report/statistics/classes/calculator.php``, with its units: indices and weights are per cent, the rest is in
marks. Every variance divides by S - 1. What is not defined is None: one attempt alone, or marks that are all the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import fsum, sqrt
from operator import mul

Marks = Sequence[float]


def mean(marks: Marks) -> float | None:
    return fsum(marks) / len(marks) if marks else None


def median(marks: Marks) -> float | None:
    if not marks:
        return None
    ordered, middle = sorted(marks), len(marks) // 2
    return ordered[middle] if len(marks) % 2 else (ordered[middle - 1] + ordered[middle]) / 2


def covariance(first: Marks, second: Marks) -> float | None:
    """Return how far two lists of marks go together; exactly 0 where either is all the same."""
    count = len(first)
    if count < 2:
        return None
    if min(first) == max(first) or min(second) == max(second):
        return 0.0
    middle, other = fsum(first) / count, fsum(second) / count
    away, other_away = [mark - middle for mark in first], [mark - other for mark in second]
    return fsum(map(mul, away, other_away)) / (count - 1)


def variance(marks: Marks) -> float | None:
    return covariance(marks, marks)


def standard_deviation(marks: Marks) -> float | None:
    found = variance(marks)
    return None if found is None else sqrt(found)


def discrimination_index(marks: Marks, others: Marks) -> float | None:
    """Return the correlation of a question's marks with the others, per cent.

    >>> discrimination_index([0, 0, 1, 1], [1, 2, 3, 4])
    89.44271909999158
    >>> discrimination_index([1, 1], [1, 2]) is None
    True
    """
    together, spread, other_spread = covariance(marks, others), variance(marks), variance(others)
    if together is None or not spread or not other_spread:
        return None
    return 100 * together / sqrt(spread * other_spread)


def choice_discrimination(chosen: int, their_sum: float, others: Marks) -> float | None:
    """Return the correlation of having chosen something with the other marks, per cent (the point-biserial).

    ``their_sum`` is the sum of the other marks of those who chose it.

    >>> round(choice_discrimination(2, 7, [1, 2, 3, 4]), 3) == round(discrimination_index([0, 0, 1, 1], [1, 2, 3, 4]), 3)
    True
    """
    count, spread = len(others), variance(others)
    if not 0 < chosen < count or not spread:
        return None
    together = (their_sum - chosen * fsum(others) / count) / (count - 1)
    own = chosen * (1 - chosen / count) / (count - 1)
    return 100 * together / sqrt(own * spread)


def discriminative_efficiency(marks: Marks, others: Marks) -> float | None:
    """Return the covariance as a share of the most that the same marks could have had, per cent."""
    together, most = covariance(marks, others), covariance(sorted(marks), sorted(others))
    if together is None or not most:
        return None
    return 100 * together / most


def effective_weights(with_total: Sequence[float | None]) -> list[float | None]:
    """Return each question's share in the spread of the totals, per cent, from its covariance with them.

    One that goes against the total has none, and takes no part in the sum.

    >>> effective_weights([4.0, 1.0, -1.0, None])
    [66.66666666666667, 33.333333333333336, None, None]
    """
    roots = [sqrt(each) if each is not None and each >= 0 else None for each in with_total]
    whole = fsum(root for root in roots if root is not None)
    return [None if root is None or not whole else 100 * root / whole for root in roots]


def _moment(marks: Marks, power: int) -> float:
    middle = fsum(marks) / len(marks)
    return fsum((mark - middle) ** power for mark in marks) / len(marks)


def skewness(marks: Marks) -> float | None:
    """Return k3 / k2 ** 1.5; nothing for fewer than three, or where all are the same."""
    count, spread = len(marks), variance(marks)
    if count < 3 or not spread:
        return None
    third = count**2 * _moment(marks, 3) / ((count - 1) * (count - 2))
    return float(third / spread**1.5)


def kurtosis(marks: Marks) -> float | None:
    """Return k4 / k2 ** 2, which is 0 for a normal distribution; nothing for fewer than four, or where all are the same."""
    count, spread = len(marks), variance(marks)
    if count < 4 or not spread:
        return None
    inner = (count + 1) * _moment(marks, 4) - 3 * (count - 1) * _moment(marks, 2) ** 2
    fourth = count**2 * inner / ((count - 1) * (count - 2) * (count - 3))
    return float(fourth / spread**2)


def internal_consistency(questions: Sequence[Marks], totals: Marks) -> float | None:
    """Return Cronbach's alpha, per cent; nothing for one question alone, or where all totals are the same."""
    spread, count = variance(totals), len(questions)
    if count < 2 or not spread:
        return None
    own = fsum(variance(marks) or 0.0 for marks in questions)
    return 100 * count / (count - 1) * (1 - own / spread)


def error_ratio(consistency: float | None) -> float | None:
    """Return how much of the spread of the totals is chance, per cent."""
    return None if consistency is None else 100 * sqrt(max(0.0, 1 - consistency / 100))


def standard_error(ratio: float | None, deviation: float | None) -> float | None:
    """Return by how much somebody's total may be out by chance alone, in marks."""
    return None if ratio is None or deviation is None else ratio * deviation / 100
