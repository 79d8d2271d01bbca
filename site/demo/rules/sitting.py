"""How somebody of the demo world sits a quiz: what they were asked, what they chose and what came of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from fractions import Fraction
from random import Random
from typing import Any
from uuid import UUID

from assessments.rules.attempt import has_passed
from assessments.rules.draw import Pool, draw
from assessments.rules.question_type import QUESTION_KINDS
from demo.rules.study import StudiedStep
from learning_records.rules.statement import Result
from learning_records.vocabulary import Verb

LONGEST_SITTING = timedelta(minutes=25)


@dataclass(frozen=True, slots=True)
class Asked:
    """A question in the version that is asked now."""

    version_id: int
    type: str
    content: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Quiz:
    """What a quiz asks and when it is passed, as its page says it now."""

    step_id: int
    revision_id: int | None
    pass_mark: int
    total: int | None
    shuffle: bool
    pools: tuple[Pool, ...]
    questions: Mapping[int, Asked]


@dataclass(frozen=True, slots=True)
class Answer:
    asked: Asked
    option_order: tuple[int, ...]
    response: Mapping[str, Any]
    saved_at: datetime


@dataclass(frozen=True, slots=True)
class Sitting:
    """One attempt that was handed in."""

    uuid: UUID
    number: int
    begun_at: datetime
    handed_in_at: datetime
    answers: tuple[Answer, ...]
    score: Fraction
    passed: bool

    @property
    def verb(self) -> Verb:
        return Verb.PASSED if self.passed else Verb.FAILED

    @property
    def points(self) -> Decimal:
        return Decimal(self.score.numerator) / Decimal(self.score.denominator)

    @property
    def result(self) -> Result:
        total = len(self.answers)
        return Result(
            score_scaled=float(self.score / total) if total else 0.0,
            score_raw=float(self.score),
            score_max=float(total),
            success=self.passed,
            completion=True,
            duration=self.handed_in_at - self.begun_at,
        )


def right_response(asked: Asked) -> dict[str, Any]:
    return QUESTION_KINDS[asked.type].best(asked.content)


def wrong_response(asked: Asked) -> dict[str, Any]:
    return QUESTION_KINDS[asked.type].worst(asked.content)


def responses(
    quiz: Quiz, questions: Sequence[Asked], *, passes: bool, chance: Random
) -> list[dict[str, Any]]:
    """Return what somebody chooses: enough that is right to pass, perhaps not all; or too little."""
    right, wrong = [right_response(each) for each in questions], [wrong_response(each) for each in questions]
    if not passes:
        kept = chance.randrange(len(questions)) if questions else 0
        return [right[n] if n == kept else wrong[n] for n in range(len(questions))]
    slip = chance.randrange(len(questions) * 2) if questions else 0
    with_slip = [wrong[n] if n == slip else right[n] for n in range(len(questions))]
    reached = has_passed(_score(questions, with_slip), len(questions), quiz.pass_mark)
    return with_slip if reached else right


def sittings(quiz: Quiz, taken: StudiedStep, uuids: Sequence[UUID], chance: Random) -> list[Sitting]:
    """Return the attempts of somebody who took a quiz; none where it was opened only. One uuid for each."""
    if taken.completed_at is None:
        return []
    length = min(LONGEST_SITTING, taken.completed_at - taken.opened_at)
    spans = [(taken.completed_at - length, taken.completed_at)]
    if taken.fails_at_first:
        spans.insert(0, (taken.opened_at, taken.opened_at + length / 2))
    return [
        _sit(quiz, number, span, uuids[number - 1], passes=number == len(spans), chance=chance)
        for number, span in enumerate(spans, 1)
    ]


def _sit(
    quiz: Quiz, number: int, span: tuple[datetime, datetime], uuid: UUID, *, passes: bool, chance: Random
) -> Sitting:
    begun, ended = span
    ids = draw(quiz.pools, total=quiz.total, shuffle=quiz.shuffle, seed=str(uuid))
    questions = [quiz.questions[each] for each in ids]
    chosen = responses(quiz, questions, passes=passes, chance=chance)
    pause = (ended - begun) / (len(ids) + 1)
    answers = tuple(
        Answer(
            asked=asked,
            option_order=tuple(
                QUESTION_KINDS[asked.type].draw_order(
                    asked.content, shuffle=quiz.shuffle, seed=f"{uuid}-{question_id}"
                )
            ),
            response=response,
            saved_at=begun + pause * position,
        )
        for position, (question_id, asked, response) in enumerate(zip(ids, questions, chosen, strict=True), 1)
    )
    score = _score(questions, chosen)
    return Sitting(
        uuid, number, begun, ended, answers, score, has_passed(score, len(questions), quiz.pass_mark)
    )


def _score(questions: Sequence[Asked], chosen: Sequence[Mapping[str, Any]]) -> Fraction:
    marks = (
        QUESTION_KINDS[asked.type].mark(asked.content, response).score
        for asked, response in zip(questions, chosen, strict=True)
    )
    return sum(marks, Fraction(0))
