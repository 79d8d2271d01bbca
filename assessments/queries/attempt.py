"""Read attempts as the screens and marking need them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from django.db.models import QuerySet

from assessments.models import Attempt, AttemptEntry, AttemptQuestion, QuestionVersion
from assessments.queries.key import mark_by
from assessments.rules.asking import Asking
from assessments.rules.attempt import PastAttempt
from assessments.rules.mark import Mark
from assessments.rules.question_kind import QuestionKind
from assessments.rules.question_type import QUESTION_KINDS


@dataclass(frozen=True)
class AskedQuestion:
    """A question of an attempt, with what was answered last."""

    row: AttemptQuestion
    kind: QuestionKind
    response: Mapping[str, Any]
    is_flagged: bool
    saved_at: Any = None

    @property
    def position(self) -> int:
        return self.row.position

    @property
    def is_answered(self) -> bool:
        return self.kind.is_answered(self.row.version.content, self.response)

    @property
    def asking(self) -> Asking:
        """The question as its template asks it, in the order that was drawn."""
        version = self.row.version
        return self.kind.ask(version.stem, version.content, self.response, self.row.option_order)

    @property
    def key(self) -> QuestionVersion:
        """The version that marks it: the one that was asked, unless it has been corrected since."""
        return self.row.marked_by or self.row.version

    @property
    def mark(self) -> Mark:
        return mark_by(self.row.version, self.key, self.response)


def asked_questions(attempt: Attempt) -> list[AskedQuestion]:
    """Return an attempt's questions in order, each with its latest answer; two queries."""
    rows = AttemptQuestion.objects.filter(attempt=attempt).select_related("version", "marked_by")
    latest = {entry.question_id: entry for entry in _latest_entries(attempt)}
    return [_asked(row, latest.get(row.pk)) for row in rows.order_by("position")]


def _asked(row: AttemptQuestion, entry: AttemptEntry | None) -> AskedQuestion:
    return AskedQuestion(
        row=row,
        kind=QUESTION_KINDS[row.version.type],
        response=entry.response if entry else {},
        is_flagged=entry.is_flagged if entry else False,
        saved_at=entry.saved_at if entry else None,
    )


def _latest_entries(attempt: Attempt) -> QuerySet[AttemptEntry]:
    entries = AttemptEntry.objects.filter(question__attempt=attempt)
    return entries.order_by("question_id", "-pk").distinct("question_id")


def total_score(asked: Sequence[AskedQuestion]) -> Fraction:
    """Return the sum of the marks, one a question at most."""
    return sum((question.mark.score for question in asked), Fraction(0))


def past_attempts(attempts: Sequence[Attempt]) -> list[PastAttempt]:
    """Return those that have ended, as the rules need them."""
    return [
        PastAttempt(attempt.handed_in_at, bool(attempt.passed), _share(attempt))
        for attempt in attempts
        if attempt.handed_in_at is not None
    ]


def _share(attempt: Attempt) -> Fraction | None:
    if attempt.score is None or not attempt.score_max:
        return None
    return Fraction(attempt.score) / Fraction(attempt.score_max)
