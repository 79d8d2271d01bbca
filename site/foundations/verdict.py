"""What a rule answers: allowed, or every reason why not, in the order in which a person should read them.

A rule never raises to say no and never stops at the first reason, because somebody who mends one thing only to be
told of the next has been treated badly. Refusals that the person can mend stand before those that they cannot.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Refusal:
    """One reason for a no: a code for programs, a sentence for people, and the way out where there is one."""

    code: str
    sentence: str
    fix_label: str = ""
    fix_url: str = ""

    @property
    def is_fixable(self) -> bool:
        return bool(self.fix_label)


@dataclass(frozen=True, slots=True)
class Verdict:
    """The answer of a rule; allowed exactly when there is no refusal.

    >>> Verdict().allowed
    True
    >>> (Verdict() + Verdict((Refusal("late", "It has closed."),))).sentences
    ('It has closed.',)
    """

    refusals: tuple[Refusal, ...] = ()

    @classmethod
    def of(cls, refusals: Iterable[Refusal]) -> Verdict:
        """Return a verdict with the fixable refusals first, each group in the order given."""
        return cls(tuple(sorted(refusals, key=lambda refusal: not refusal.is_fixable)))

    @property
    def allowed(self) -> bool:
        return not self.refusals

    @property
    def sentences(self) -> tuple[str, ...]:
        return tuple(refusal.sentence for refusal in self.refusals)

    def __add__(self, other: Verdict) -> Verdict:
        return Verdict.of(self.refusals + other.refusals)


class Refused(Exception):
    """An action was asked for that its rule does not allow; nothing was written."""

    def __init__(self, verdict: Verdict) -> None:
        super().__init__(" ".join(verdict.sentences))
        self.verdict = verdict
