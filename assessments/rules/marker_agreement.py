"""How far two markers agree: the share in which they say the same, and Cohen's kappa.

Cohen, J. (1960), A coefficient of agreement for nominal scales, Educational and Psychological Measurement 20(1), 37-46:
kappa = (p_o - p_e) / (1 - p_e), with p_o the observed share and p_e the share that chance alone would give.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from fractions import Fraction

BANDS = ((0.2, "slight"), (0.4, "fair"), (0.6, "moderate"), (0.8, "substantial"))


@dataclass(frozen=True, slots=True)
class Agreement:
    """``percent`` is rounded down to a whole one; ``kappa`` is empty where chance alone explains everything."""

    total: int
    same: int
    kappa: float | None

    @property
    def percent(self) -> int | None:
        return 100 * self.same // self.total if self.total else None


def agreement(pairs: Sequence[tuple[Hashable, Hashable]]) -> Agreement:
    """Return how far the two sides of pairs agree.

    >>> agreement([("pass", "pass"), ("refer", "pass"), ("refer", "refer"), ("pass", "pass")])
    Agreement(total=4, same=3, kappa=0.5)
    """
    total = len(pairs)
    same = sum(first == second for first, second in pairs)
    if not total:
        return Agreement(0, 0, None)
    firsts, seconds = Counter(first for first, _ in pairs), Counter(second for _, second in pairs)
    observed = Fraction(same, total)
    chance = sum((Fraction(firsts[word] * seconds[word], total * total) for word in firsts), Fraction(0))
    kappa = None if chance == 1 else float((observed - chance) / (1 - chance))
    return Agreement(total, same, kappa)


def in_words(kappa: float | None) -> str:
    """Return what a kappa means, by the bands of Landis and Koch (1977), Biometrics 33(1), 159-174.

    >>> in_words(0.65), in_words(None)
    ('substantial', '')
    """
    if kappa is None:
        return ""
    if kappa < 0:
        return "poor"
    return next((words for limit, words in BANDS if kappa <= limit), "almost perfect")
