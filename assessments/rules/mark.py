"""What marking answers."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from assessments.vocabulary import Correctness


@dataclass(frozen=True, slots=True)
class QuestionProblem:
    """Something wrong with a question as it is written; ``line`` counts from 0 within it."""

    line: int
    words: str


@dataclass(frozen=True, slots=True)
class OptionMark:
    """An option beside what was chosen."""

    text: str
    feedback: str
    is_right: bool
    was_chosen: bool


@dataclass(frozen=True, slots=True)
class Mark:
    """How much of a question's one mark a response earned, from 0 to 1."""

    score: Fraction
    correctness: Correctness
    options: tuple[OptionMark, ...] = ()
