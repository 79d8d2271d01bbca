"""What is shown of an analysis, on the page, in files and by the command alike: rounded, held back where few people
stand behind a figure, and with advice; the questions that press most come first.

Nothing is said about fewer than eight people, whose answers might be recognised; other counts go to the nearest five
(``foundations.small_numbers``). Exact figures are for the operator alone.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

from assessments.rules.item_analysis.advice import Advice, advise, flag_of
from assessments.rules.item_analysis.analyse import OptionFigures, PartFigures, QuestionFigures, QuizFigures
from assessments.rules.item_analysis.kept import AnalysedQuestion, Analysis
from assessments.vocabulary import Distractor, QuestionType
from foundations.small_numbers import SMALLEST_SHOWN, shown_count, shown_proportion

QUIZ_DECIMALS = {
    "mean": 2, "median": 2, "standard_deviation": 2, "skewness": 2, "kurtosis": 2,
    "internal_consistency": 0, "error_ratio": 0, "standard_error": 2,
}  # fmt: skip
QUESTION_DECIMALS = {
    "facility": 2, "standard_deviation": 2, "discrimination_index": 0, "discriminative_efficiency": 0,
    "intended_weight": 1, "effective_weight": 1,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class OptionLine:
    """An option as it is shown; ``count`` and ``share`` are None where they are held back."""

    text: str
    weight: int
    count: int | None
    share: float | None
    discrimination: float | None
    flag: Distractor | None

    @property
    def is_right(self) -> bool:
        return self.weight == 100

    @property
    def flag_words(self) -> str:
        return str(self.flag.label) if self.flag else ""


@dataclass(frozen=True, slots=True)
class QuestionLine:
    """A question as it is shown."""

    code: str
    bank: str
    words: str
    type: str
    versions: tuple[int, ...]
    guess: float | None
    figures: QuestionFigures
    attempts: int | None
    options: tuple[OptionLine, ...]
    advice: tuple[Advice, ...]
    is_suppressed: bool

    @property
    def urgency(self) -> int:
        return max(advice.urgency for advice in self.advice)

    @property
    def kind(self) -> str:
        return str(QuestionType(self.type).label)

    @property
    def sentence(self) -> str:
        """What to do about it, in one cell of a table."""
        return " ".join(advice.sentence for advice in self.advice)


@dataclass(frozen=True, slots=True)
class Report:
    """An analysis as it is shown; ``attempts`` and ``people`` are None where they are held back."""

    figures: QuizFigures
    attempts: int | None
    people: int | None
    questions: tuple[QuestionLine, ...]
    is_suppressed: bool

    @property
    def pressing(self) -> int:
        """How many questions need somebody's attention."""
        return sum(line.urgency >= 2 for line in self.questions)


def report(analysis: Analysis, *, unsuppressed: bool = False) -> Report:
    """Return what is shown of an analysis."""
    quiz = analysis.quiz
    is_few = quiz.people < SMALLEST_SHOWN and not unsuppressed
    lines = [_line(question, is_few=is_few, unsuppressed=unsuppressed) for question in analysis.questions]
    figures = quiz
    attempts: int | None = quiz.attempts
    people: int | None = quiz.people
    if not unsuppressed:
        figures = _emptied(quiz, QUIZ_DECIMALS) if is_few else _rounded(quiz, QUIZ_DECIMALS)
        attempts, people = _count(quiz.attempts, quiz.people), shown_count(quiz.people)
    return Report(figures, attempts, people, tuple(sorted(lines, key=_worst_first)), is_few)


def _worst_first(line: QuestionLine) -> tuple[int, float, str]:
    index = line.figures.discrimination_index
    return (-line.urgency, 1000.0 if index is None else index, line.code)


def _line(question: AnalysedQuestion, *, is_few: bool, unsuppressed: bool) -> QuestionLine:
    exact = question.figures
    is_held = not unsuppressed and (is_few or exact.people < SMALLEST_SHOWN)
    if unsuppressed:
        figures = exact
    else:
        figures = _emptied(exact, QUESTION_DECIMALS) if is_held else _rounded(exact, QUESTION_DECIMALS)
        figures = replace(figures, options=(), parts=_parts(exact.parts, is_held=is_held))
        if is_held:
            figures = replace(figures, goes_against=False)
    advice = advise(exact, guess=question.guess, is_mixed=question.is_mixed, is_known=not is_held)
    return QuestionLine(
        question.code, question.bank, question.words, question.type, question.versions, question.guess,
        figures, exact.attempts if unsuppressed else _count(exact.attempts, exact.people),
        tuple(_option(option, exact, is_held=is_held, unsuppressed=unsuppressed) for option in exact.options),
        tuple(advice), is_held,
    )  # fmt: skip


def _option(
    option: OptionFigures, question: QuestionFigures, *, is_held: bool, unsuppressed: bool
) -> OptionLine:
    flag = None if is_held else flag_of(option, question.options, question.attempts)
    if unsuppressed:
        return OptionLine(option.text, option.weight, option.count, option.share, option.discrimination, flag)
    is_small = is_held or 0 < option.people < SMALLEST_SHOWN
    return OptionLine(
        option.text, option.weight,
        None if is_held else _count(option.count, option.people),
        None if is_small else shown_proportion(option.count, question.attempts),
        None if is_small or option.discrimination is None else round(option.discrimination),
        flag,
    )  # fmt: skip


def _count(count: int, people: int) -> int | None:
    """Return a count of attempts, which is held back where few people made them."""
    return None if 0 < people < SMALLEST_SHOWN else shown_count(count)


def _parts(parts: Sequence[PartFigures], *, is_held: bool) -> tuple[PartFigures, ...]:
    return tuple(
        replace(part, facility=None if is_held or part.facility is None else round(part.facility, 2))
        for part in parts
    )


def _rounded(figures: Any, decimals: dict[str, int]) -> Any:
    return replace(figures, **_each(figures, decimals, round))


def _emptied(figures: Any, decimals: dict[str, int]) -> Any:
    return replace(figures, **_each(figures, decimals, lambda number, places: None))


def _each(figures: Any, decimals: dict[str, int], change: Callable[[float, int], Any]) -> dict[str, Any]:
    found = ((name, getattr(figures, name), places) for name, places in decimals.items())
    return {name: None if number is None else change(number, places) for name, number, places in found}


def report_as_json(shown: Report) -> dict[str, Any]:
    """Return a report as the command prints it."""
    quiz = asdict(shown.figures) | {"attempts": shown.attempts, "people": shown.people}
    return {
        "suppressed": shown.is_suppressed,
        "quiz": quiz,
        "questions": [_line_as_json(line) for line in shown.questions],
    }


def _line_as_json(line: QuestionLine) -> dict[str, Any]:
    figures = line.figures
    return {
        "code": line.code,
        "bank": line.bank,
        "words": line.words,
        "type": line.type,
        "versions": list(line.versions),
        "suppressed": line.is_suppressed,
        "attempts": line.attempts,
        "drawn": figures.is_drawn,
        **{name: getattr(figures, name) for name in QUESTION_DECIMALS},
        "goes_against_total": figures.goes_against,
        "guess_score": line.guess,
        "options": [
            {
                "text": option.text, "weight": option.weight, "right": option.is_right, "count": option.count,
                "share": option.share, "discrimination": option.discrimination,
                "flag": option.flag.value if option.flag else None,
            }
            for option in line.options
        ],
        "parts": [asdict(part) for part in figures.parts],
        "urgency": line.urgency,
        "advice": [advice.sentence for advice in line.advice],
    }  # fmt: skip
