"""What marking answers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from assessments.vocabulary import Correctness


@dataclass(frozen=True, slots=True)
class OptionMark:
    """One part of a question beside what was answered: an option, a pair, an item, a gap.

    ``given`` and ``wanted`` are in words, where choosing alone does not say it. ``share`` is how much of this part's
    mark was earned, from 0 to 1.
    """

    text: str
    feedback: str
    is_right: bool
    was_chosen: bool
    given: str = ""
    wanted: str = ""
    share: Fraction = Fraction(0)


@dataclass(frozen=True, slots=True)
class LinkedMark:
    """A question of a case, with its own mark."""

    stem: str
    feedback: str
    mark: Mark


@dataclass(frozen=True, slots=True)
class Mark:
    """How much of a question's one mark a response earned, from 0 to 1; ``template`` shows it part by part."""

    score: Fraction
    correctness: Correctness
    options: tuple[OptionMark, ...] = ()
    template: str = "assessments/components/marked_choice.html"
    given: str = ""
    linked: tuple[LinkedMark, ...] = ()


def correctness_of(score: Fraction, *, is_begun: bool) -> Correctness:
    """Return a score in a word.

    >>> correctness_of(Fraction(1, 2), is_begun=True).label
    'Partly right'
    """
    if not is_begun:
        return Correctness.UNANSWERED
    if score == 1:
        return Correctness.RIGHT
    return Correctness.PARTLY if score else Correctness.NOT_RIGHT


def average(shares: Sequence[Fraction]) -> Fraction:
    """Return the mean of the parts' shares; nothing where there are no parts."""
    return sum(shares, Fraction(0)) / len(shares) if shares else Fraction(0)


def closeness(given: int | None, wanted: int) -> Fraction:
    """Return a place's or a rating's share: all of it where it is exact, half where it is one off, else nothing.

    >>> [str(closeness(given, 3)) for given in (3, 2, 1, None)]
    ['1', '1/2', '0', '0']
    """
    if given is None or abs(given - wanted) > 1:
        return Fraction(0)
    return Fraction(1) if given == wanted else Fraction(1, 2)
