"""Where a question is asked, and how it does."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from django.db.models import Q

from assessments.models import AttemptEntry, AttemptQuestion, Question, QuizPage, QuizSlot
from assessments.rules.category import is_within
from assessments.rules.question_type import QUESTION_KINDS
from assessments.vocabulary import MARKED_STATUSES

LOOKED_AT = 1000
"""How many of the latest answers are looked at while somebody waits."""
FEWEST = 10
"""Below this many answers nothing is said about how a question does."""


@dataclass(frozen=True)
class VersionUse:
    """A version: how often it was asked in attempts that are marked, and the mean of its marks where there are enough."""

    number: int
    status: str
    asked: int
    percent: int | None


@dataclass(frozen=True)
class Usage:
    quizzes: list[QuizPage]
    draws: list[QuizPage]
    versions: list[VersionUse]


def usage_of(question: Question) -> Usage:
    """Return a question's quizzes, and what came of each version; four queries."""
    slots = QuizSlot.objects.filter(Q(question=question) | Q(bank_id=question.bank_id)).select_related("quiz")
    asks, draws = {}, {}
    for slot in slots.order_by("quiz__title", "pk"):
        if slot.question_id == question.pk:
            asks[slot.quiz_id] = slot.quiz
        elif (not slot.tag or slot.tag in question.tags) and is_within(question.category, slot.category):
            draws[slot.quiz_id] = slot.quiz
    return Usage(list(asks.values()), list(draws.values()), _versions(question))


def _versions(question: Question) -> list[VersionUse]:
    marked = AttemptQuestion.objects.filter(
        version__question=question, attempt__status__in=MARKED_STATUSES
    ).select_related("version")
    rows = list(marked.order_by("-pk")[:LOOKED_AT])
    entries = AttemptEntry.objects.filter(question__in=[row.pk for row in rows])
    latest = {
        entry.question_id: entry.response
        for entry in entries.order_by("question_id", "-pk").distinct("question_id")
    }
    shares: dict[int, list[Fraction]] = {}
    for row in rows:
        kind = QUESTION_KINDS[row.version.type]
        shares.setdefault(row.version_id, []).append(
            kind.mark(row.version.content, latest.get(row.pk, {})).score
        )
    return [
        VersionUse(
            version.number, version.get_status_display(), len(found := shares.get(version.pk, [])),
            int(sum(found, Fraction(0)) * 100 / len(found)) if len(found) >= FEWEST else None,
        )
        for version in question.versions.order_by("-number")
    ]  # fmt: skip
