"""What the figures of a question mean, in words that tell its author what to do; the most pressing first.

The limits are rules of thumb of the field: a discrimination of 25 and more is good, below 15 is little; an answer that fewer
than one in twenty choose does no work. What could be chance in a small group says nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import sqrt

from assessments.rules.item_analysis.analyse import (
    ANOTHER_ANSWER,
    NO_ANSWER,
    OptionFigures,
    QuestionFigures,
)
from assessments.vocabulary import Distractor

EASY, HARD = 0.95, 0.3
LITTLE, GOOD = 15.0, 25.0
UNUSED = 0.05
URGENT, WORTH_A_LOOK, SMALL, NONE = 3, 2, 1, 0


@dataclass(frozen=True, slots=True)
class Advice:
    """One sentence, and how much it presses: 3 is wrong for learners now, 0 is nothing to do."""

    urgency: int
    sentence: str


KEYS_MIXED = Advice(
    URGENT,
    "Its answers were corrected after some people had met it. Mark it again, or these figures mix two questions.",
)
TOO_FEW = Advice(NONE, "Fewer than 8 people have met it, so nothing is said yet.")
WORKS = Advice(NONE, "Works well: those who know the rest mostly get this right too.")
NOTHING_ODD = Advice(NONE, "Nothing stands out.")


def flag_of(option: OptionFigures, options: Sequence[OptionFigures], attempts: int) -> Distractor | None:
    """Return what is odd about a wrong answer, or about the right one.

    It takes more than two standard errors of a correlation, so that a handful of people flags nothing by chance.
    """
    if option.text in (NO_ANSWER, ANOTHER_ANSWER):
        return None
    limit = 100 * max(0.1, 2 / sqrt(attempts)) if attempts else 100.0
    strength = option.discrimination
    if option.is_right:
        return Distractor.RIGHT_REPELS if strength is not None and strength <= -limit else None
    if option.weight == 0 and strength is not None and strength >= limit:
        return Distractor.DRAWS_THE_STRONG
    if option.share is not None and option.share < UNUSED:
        return Distractor.UNUSED
    return None


def advise(
    question: QuestionFigures, *, guess: float | None, is_mixed: bool = False, is_known: bool = True
) -> list[Advice]:
    """Return what to tell the author; ``is_known`` is false where too few people have met the question."""
    if not is_known:
        return [KEYS_MIXED, TOO_FEW] if is_mixed else [TOO_FEW]
    found = [KEYS_MIXED] if is_mixed else []
    found += [*_of_options(question), *_of_marks(question, guess)]
    if not found:
        index = question.discrimination_index
        found = [WORKS if index is not None and index >= GOOD else NOTHING_ODD]
    return sorted(found, key=lambda advice: -advice.urgency)


def _of_options(question: QuestionFigures) -> Iterator[Advice]:
    unused = []
    for option in question.options:
        match flag_of(option, question.options, question.attempts):
            case Distractor.DRAWS_THE_STRONG:
                yield Advice(
                    URGENT,
                    f"People who do well elsewhere choose “{option.text}”: check the key and the wording.",
                )
            case Distractor.RIGHT_REPELS:
                yield Advice(
                    URGENT,
                    f"People who do well elsewhere avoid the right answer, “{option.text}”: check the key.",
                )
            case Distractor.UNUSED:
                unused.append(f"“{option.text}”")
    if unused and (question.facility or 0) < EASY:
        yield Advice(
            SMALL,
            f"Hardly anybody chooses {' or '.join(unused)}: write an answer that somebody might believe.",
        )


def _of_marks(question: QuestionFigures, guess: float | None) -> Iterator[Advice]:
    facility, index = question.facility, question.discrimination_index
    if facility is None:
        return
    if index is not None and index < 0:
        yield Advice(
            URGENT,
            "Those who do better elsewhere do worse here: the key may be wrong, or the wording misleads.",
        )
    elif index is not None and index < LITTLE and facility < EASY:
        yield Advice(
            WORTH_A_LOOK,
            "Knowing the rest hardly helps with this one: read the wording as a newcomer would, and see whether "
            "the lesson says it.",
        )
    if guess and facility <= guess:
        yield Advice(
            WORTH_A_LOOK, "People do no better than by guessing: it is unclear, or the lesson leaves it out."
        )
    elif facility < HARD:
        yield Advice(
            WORTH_A_LOOK,
            "Few people get this right: see whether the lesson says it, and whether the key is right.",
        )
    if facility >= EASY:
        yield Advice(
            SMALL,
            "Nearly everybody gets this right: fine for safety content, else make the wrong answers harder to tell.",
        )
