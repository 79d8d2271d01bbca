"""How long people stay: the Kaplan-Meier estimate with delayed entry.

Somebody is at risk at time t if entry < t <= exit, times being counted from the start of the tenure. So a leaver on a
day and one last seen on that day are both at risk on it, and somebody who comes under observation on a day is not
at risk until the next. The limits are 95 %, from Greenwood's variance on the log(-log) scale (Kalbfleisch and
Prentice; the "exponential Greenwood" formula), which keeps them between 0 and 1. They are undefined where the
estimate is 0 or 1.

Times are whole days, so that no two equal times differ by a rounding; a month is 30.4375 days. With delayed entry the
estimate can fall to 0 early, when the few who are at risk by then all leave; it then stays at 0. That is the
estimator's known weakness, and why the number at risk stands beside every figure.
"""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from statistics import NormalDist

DAYS_PER_MONTH = 30.4375
Z_95 = NormalDist().inv_cdf(0.975)
_HALF = 0.5 + 1e-12  # products of fractions that equal one half may miss it by a rounding


@dataclass(frozen=True, slots=True)
class Followed:
    """One tenure under observation, in days since it started."""

    entry: int
    exit: int
    left: bool


@dataclass(frozen=True, slots=True)
class SurvivalStep:
    """The estimate at one time; ``left`` is how many left exactly then."""

    days: float
    at_risk: int
    left: int
    survival: float
    ci_low: float | None
    ci_high: float | None

    @property
    def months(self) -> float:
        return self.days / DAYS_PER_MONTH


class SurvivalCurve:
    """The estimate from everybody followed; those whose exit is not after their entry were never at risk."""

    def __init__(self, followed: Iterable[Followed]) -> None:
        at_risk_ever = [one for one in followed if one.entry < one.exit]
        self._entries = sorted(one.entry for one in at_risk_ever)
        self._exits = sorted(one.exit for one in at_risk_ever)
        self.steps = self._steps(Counter(one.exit for one in at_risk_ever if one.left))
        self._times = [step.days for step in self.steps]

    def at_risk(self, days: float) -> int:
        """Return how many were at risk at a time: entered before it, and not gone before it."""
        return bisect_left(self._entries, days) - bisect_left(self._exits, days)

    def at(self, days: float) -> SurvivalStep:
        """Return the estimate at a time, whether or not anybody left then."""
        index = bisect_right(self._times, days) - 1
        if index < 0:
            return SurvivalStep(days, self.at_risk(days), 0, 1.0, None, None)
        step = self.steps[index]
        left = step.left if step.days == days else 0
        return SurvivalStep(days, self.at_risk(days), left, step.survival, step.ci_low, step.ci_high)

    @property
    def median_days(self) -> float | None:
        """The first time by which half have left, or None where that has not been seen."""
        return next((step.days for step in self.steps if step.survival <= _HALF), None)

    def _steps(self, left_at: Counter[int]) -> list[SurvivalStep]:
        steps: list[SurvivalStep] = []
        survival, greenwood = 1.0, 0.0
        for days, left in sorted(left_at.items()):
            at_risk = self.at_risk(days)
            stayed = at_risk - left
            survival *= stayed / at_risk
            greenwood += left / (at_risk * stayed) if stayed else math.inf
            low, high = log_log_limits(survival, greenwood)
            steps.append(SurvivalStep(days, at_risk, left, survival, low, high))
        return steps


def log_log_limits(survival: float, greenwood: float) -> tuple[float | None, float | None]:
    """Return the 95 % limits of an estimate, given Greenwood's sum of left / (at risk x stayed).

    >>> log_log_limits(1.0, 0.0)
    (None, None)
    """
    if not 0.0 < survival < 1.0:
        return None, None
    spread = math.exp(Z_95 * math.sqrt(greenwood) / -math.log(survival))
    return survival**spread, survival ** (1 / spread)
