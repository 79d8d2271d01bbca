"""The times among which everybody may choose where a quiz has a limit."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from assessments.vocabulary import Pace


@dataclass(frozen=True, slots=True)
class PaceChoice:
    value: str
    label: str
    minutes: int


def paces_of(minutes: int, extra_percent: int = 0) -> tuple[PaceChoice, ...]:
    """Return each choice with its minutes, what was granted included; rounded up.

    >>> [choice.minutes for choice in paces_of(30, 10)]
    [33, 41, 48, 63]
    """
    return tuple(
        PaceChoice(pace.value, str(pace.label), -(-minutes * _share(pace, extra_percent) // 1))
        for pace in Pace
    )


def _share(pace: Pace, extra_percent: int) -> Fraction:
    return Fraction(pace.value) + Fraction(extra_percent, 100)
