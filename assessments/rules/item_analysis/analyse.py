"""From marked attempts to the figures of a quiz and of each of its questions.

A question that every attempt asked is compared with the rest of the attempt's total. One that was drawn, so that not
everybody met it, is compared with the whole total of those who did, as Moodle does, and has no effective weight. An
answer that was not given counts as 0.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from statistics import fmean

from assessments.rules.item_analysis import figures
from assessments.rules.mark import Mark

NO_ANSWER = "No answer"
ANOTHER_ANSWER = "Another answer"
DIGITS = 10
"""Marks are rounded to so many digits, so that sums of thirds are the same in whichever order they are added."""


@dataclass(frozen=True, slots=True)
class Answer:
    """How one response was marked: its score from 0 to 1, what was picked, and each part's share where it has parts."""

    score: float
    picked: tuple[str, ...] = ()
    parts: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Sitting:
    """One attempt: whose it is, and the answer to each question that it asked, by the question's key."""

    person: int
    answers: Mapping[int, Answer]


@dataclass(frozen=True, slots=True)
class Option:
    """One thing that can be answered; ``weight`` is how right it is, per cent."""

    text: str
    weight: int

    @property
    def is_right(self) -> bool:
        return self.weight == 100


@dataclass(frozen=True, slots=True)
class OptionFigures:
    """How often an option was chosen, by how many people, and how that goes with the other marks: a correlation, per cent."""

    text: str
    weight: int
    count: int
    people: int
    share: float | None
    discrimination: float | None

    @property
    def is_right(self) -> bool:
        return self.weight == 100


@dataclass(frozen=True, slots=True)
class PartFigures:
    """How a part of a question does: a pair, a gap, a place, a question of a case; from 0 to 1."""

    text: str
    facility: float | None


@dataclass(frozen=True, slots=True)
class QuestionFigures:
    """One question. ``goes_against`` says that it goes against the total, so that it has no effective weight."""

    key: int
    attempts: int
    people: int
    is_drawn: bool
    facility: float | None
    standard_deviation: float | None
    discrimination_index: float | None
    discriminative_efficiency: float | None
    intended_weight: float | None
    effective_weight: float | None
    goes_against: bool
    options: tuple[OptionFigures, ...] = ()
    parts: tuple[PartFigures, ...] = ()


@dataclass(frozen=True, slots=True)
class QuizFigures:
    """The quiz as a whole; marks are out of ``highest_mark``."""

    attempts: int
    people: int
    highest_mark: float | None = None
    mean: float | None = None
    median: float | None = None
    standard_deviation: float | None = None
    skewness: float | None = None
    kurtosis: float | None = None
    internal_consistency: float | None = None
    error_ratio: float | None = None
    standard_error: float | None = None


@dataclass(slots=True)
class _Column:
    """What is gathered of one question: the sittings that met it, in order, and its answers in them."""

    at: list[int] = field(default_factory=list)
    answers: list[Answer] = field(default_factory=list)

    @property
    def marks(self) -> list[float]:
        return [answer.score for answer in self.answers]


def answer_of(mark: Mark) -> Answer:
    """Return what the analysis needs of a mark."""
    score = round(float(mark.score), DIGITS)
    if mark.linked:
        return Answer(score, parts=tuple((each.stem, float(each.mark.score)) for each in mark.linked))
    if mark.template.endswith("marked_parts.html"):
        return Answer(score, parts=tuple((part.text, float(part.share)) for part in mark.options))
    picked = tuple(option.text for option in mark.options if option.was_chosen)
    return Answer(score, picked or (ANOTHER_ANSWER if mark.given else NO_ANSWER,))


def analyse(
    sittings: Sequence[Sitting], options: Mapping[int, Sequence[Option]]
) -> tuple[QuizFigures, list[QuestionFigures]]:
    """Return the figures of a quiz and of its questions; ``options`` are those of the choosing types, by question.

    10,000 sittings of 30 questions take about a second.
    """
    columns: dict[int, _Column] = defaultdict(_Column)
    totals = []
    for place, sitting in enumerate(sittings):
        for key, answer in sitting.answers.items():
            columns[key].at.append(place)
            columns[key].answers.append(answer)
        totals.append(round(sum(answer.score for answer in sitting.answers.values()), DIGITS))
    found = [_question(key, column, sittings, totals, options) for key, column in columns.items()]
    return _test(sittings, totals, columns), _weighed(found, columns, totals)


def _test(
    sittings: Sequence[Sitting], totals: Sequence[float], columns: Mapping[int, _Column]
) -> QuizFigures:
    deviation = figures.standard_deviation(totals)
    is_whole = all(len(column.at) == len(sittings) for column in columns.values())
    questions = [column.marks for column in columns.values()]
    consistency = figures.internal_consistency(questions, totals) if is_whole else None
    ratio = figures.error_ratio(consistency)
    return QuizFigures(
        attempts=len(sittings),
        people=len({sitting.person for sitting in sittings}),
        highest_mark=float(max(len(sitting.answers) for sitting in sittings)) if sittings else None,
        mean=figures.mean(totals),
        median=figures.median(totals),
        standard_deviation=deviation,
        skewness=figures.skewness(totals),
        kurtosis=figures.kurtosis(totals),
        internal_consistency=consistency,
        error_ratio=ratio,
        standard_error=figures.standard_error(ratio, deviation),
    )


def _question(
    key: int, column: _Column, sittings: Sequence[Sitting], totals: Sequence[float],
    options: Mapping[int, Sequence[Option]],
) -> QuestionFigures:  # fmt: skip
    marks, is_drawn = column.marks, len(column.at) < len(sittings)
    others = [totals[place] for place in column.at]
    if not is_drawn:
        others = [round(total - mark, DIGITS) for total, mark in zip(others, marks, strict=True)]
    asked = fmean(len(sittings[place].answers) for place in column.at)
    return QuestionFigures(
        key=key,
        attempts=len(marks),
        people=len({sittings[place].person for place in column.at}),
        is_drawn=is_drawn,
        facility=figures.mean(marks),
        standard_deviation=figures.standard_deviation(marks),
        discrimination_index=figures.discrimination_index(marks, others),
        discriminative_efficiency=figures.discriminative_efficiency(marks, others),
        intended_weight=100 / asked,
        effective_weight=None,
        goes_against=False,
        options=_options(
            column.answers, [sittings[place].person for place in column.at], others, options.get(key, ())
        ),
        parts=_parts(column.answers),
    )


def _weighed(
    found: Sequence[QuestionFigures], columns: Mapping[int, _Column], totals: Sequence[float]
) -> list[QuestionFigures]:
    """Give the questions that everybody met their effective weights."""
    with_total = [
        None if each.is_drawn else figures.covariance(columns[each.key].marks, totals) for each in found
    ]
    weights = figures.effective_weights(with_total)
    return [
        replace(each, effective_weight=weight, goes_against=together is not None and together < 0)
        for each, weight, together in zip(found, weights, with_total, strict=True)
    ]


def _options(
    answers: Sequence[Answer], people: Sequence[int], others: Sequence[float], known: Sequence[Option]
) -> tuple[OptionFigures, ...]:
    """Return the table of options: those of the question in their order, then what else was answered."""
    if not known:
        return ()
    weights = {option.text: option.weight for option in known}
    counts: dict[str, int] = defaultdict(int)
    sums: dict[str, float] = defaultdict(float)
    choosers: dict[str, set[int]] = defaultdict(set)
    for answer, person, other in zip(answers, people, others, strict=True):
        for text in answer.picked:
            weights.setdefault(text, 0)
            counts[text] += 1
            sums[text] += other
            choosers[text].add(person)
    return tuple(
        OptionFigures(
            text, weight, counts[text], len(choosers[text]), counts[text] / len(answers),
            figures.choice_discrimination(counts[text], sums[text], others),
        )
        for text, weight in weights.items()
    )  # fmt: skip


def _parts(answers: Sequence[Answer]) -> tuple[PartFigures, ...]:
    shares: dict[str, list[float]] = defaultdict(list)
    for answer in answers:
        for text, share in answer.parts:
            shares[text].append(share)
    return tuple(PartFigures(text, figures.mean(found)) for text, found in shares.items())
