"""Reading attempts for an item analysis, and which quizzes need one."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Exists, F, Max, OuterRef, Q, QuerySet, Subquery, TextField
from django.db.models.functions import Cast

from assessments.models import (
    Attempt,
    AttemptEntry,
    AttemptQuestion,
    ItemAnalysis,
    Question,
    QuestionVersion,
)
from assessments.queries.key import mark_by
from assessments.rules.item_analysis.analyse import Answer, Option, Sitting, analyse, answer_of
from assessments.rules.item_analysis.guess import guess_score
from assessments.rules.item_analysis.kept import AnalysedQuestion, Analysis
from assessments.rules.option import options_of
from assessments.rules.question_type import CHOOSING
from assessments.vocabulary import AnalysedAttempts, QuestionType
from courses.models import Activity

AT_A_TIME = 5000
WITH_OPTIONS = (*CHOOSING, QuestionType.NUMERIC.value, QuestionType.SHORT.value)
"""The types whose answers stand in a table of options."""


@dataclass(frozen=True)
class Analysed:
    """A quiz's figures, and of which attempts they were made."""

    analysis: Analysis
    latest_attempt_at: datetime | None


def analysed_attempts(quiz: Activity, attempts: AnalysedAttempts) -> QuerySet[Attempt]:
    """Return the marked attempts of a quiz that are analysed: by default the first that each person handed in."""
    marked = Attempt.objects.marked().filter(quiz=quiz)
    if attempts == AnalysedAttempts.FIRST:
        first = marked.order_by("person_id", "number", "pk").distinct("person_id")
        marked = Attempt.objects.filter(pk__in=first.values("pk"))
    return marked


def analysis_of(quiz: Activity, attempts: AnalysedAttempts) -> Analysed:
    """Work a quiz's figures out from its attempts; four queries, whatever their number."""
    chosen = analysed_attempts(quiz, attempts)
    people = dict(chosen.values_list("pk", "person_id"))
    answers, asked = _answers(chosen)
    versions = QuestionVersion.objects.select_related("question__bank").in_bulk(asked)
    by_question = _by_question(versions.values())
    newest = {key: found[-1] for key, found in by_question.items()}
    sittings = [Sitting(people[pk], answers.get(pk, {})) for pk in sorted(people)]
    quiz_figures, found = analyse(sittings, {key: _options(version) for key, version in newest.items()})
    questions = [
        AnalysedQuestion(
            code=newest[each.key].question.code,
            bank=newest[each.key].question.bank.title,
            words=newest[each.key].question.words,
            type=newest[each.key].type,
            versions=tuple(version.number for version in by_question[each.key]),
            guess=guess_score(newest[each.key].type, newest[each.key].content),
            is_mixed=_is_mixed(by_question[each.key]),
            figures=each,
        )
        for each in found
    ]
    latest = chosen.aggregate(latest=Max("handed_in_at"))["latest"] if people else None
    return Analysed(Analysis(quiz_figures, tuple(questions)), latest)


def _answers(attempts: QuerySet[Attempt]) -> tuple[dict[int, dict[int, Answer]], set[int]]:
    """Return each attempt's answers by question, and the versions that marked them.

    Equal responses to one version are marked once: ten thousand people share a few.
    """
    latest = AttemptEntry.objects.filter(question=OuterRef("pk")).order_by("-pk")
    rows = (
        AttemptQuestion.objects.filter(attempt__in=attempts.values("pk"))
        .annotate(answer=Subquery(latest.annotate(text=Cast("response", TextField())).values("text")[:1]))
        .values_list("attempt_id", "version_id", "marked_by_id", "answer")
    )
    contents = _contents(attempts)
    marked: dict[tuple[int, int | None, str | None], tuple[int, Answer]] = {}
    answers: dict[int, dict[int, Answer]] = defaultdict(dict)
    used: set[int] = set()
    for attempt, version, key, answer in rows.order_by().iterator(chunk_size=AT_A_TIME):
        found = marked.get((version, key, answer))
        if found is None:
            asked, by = contents[version], contents[key or version]
            mark = mark_by(asked, by, json.loads(answer) if answer else {})
            found = marked[(version, key, answer)] = (asked.question_id, answer_of(mark))
            used.add(by.pk)
        answers[attempt][found[0]] = found[1]
    return answers, used


def _contents(attempts: QuerySet[Attempt]) -> Mapping[int, QuestionVersion]:
    """Return every version that these attempts asked, or were marked by."""
    rows = AttemptQuestion.objects.filter(attempt__in=attempts.values("pk"))
    ids = {pk for pair in rows.values_list("version_id", "marked_by_id").distinct() for pk in pair if pk}
    return QuestionVersion.objects.in_bulk(ids)


def _by_question(versions: Any) -> dict[int, list[QuestionVersion]]:
    found: dict[int, list[QuestionVersion]] = defaultdict(list)
    for version in sorted(versions, key=lambda each: each.number):
        found[version.question_id].append(version)
    return found


def _options(version: QuestionVersion) -> Sequence[Option]:
    if version.type not in WITH_OPTIONS:
        return ()
    return [Option(option.text, option.weight) for option in options_of(version.content)]


def _is_mixed(versions: Sequence[QuestionVersion]) -> bool:
    """Return whether answers were marked by versions whose answers differ, not only their words."""
    return any(version.content != versions[-1].content for version in versions)


def quizzes_with_new_attempts() -> list[Activity]:
    """Return the quizzes with an attempt marked that no analysis of first attempts knows; one query."""
    analysed = ItemAnalysis.objects.filter(quiz=OuterRef("pk"), attempts=AnalysedAttempts.FIRST)
    latest = (
        Attempt.objects.marked().filter(quiz=OuterRef("pk")).order_by("-handed_in_at").values("handed_in_at")
    )
    found = Activity.objects.annotate(
        latest_at=Subquery(latest[:1]), known_at=Subquery(analysed.values("made_at")[:1]),
        has_one=Exists(analysed),
    ).filter(latest_at__isnull=False)  # fmt: skip
    due = Q(has_one=False) | Q(known_at__isnull=True) | Q(latest_at__gt=F("known_at"))
    return list(found.filter(due).order_by("pk"))


def quiz_by_code(code: str) -> Activity | None:
    """Return the quiz with a code; one with an address before a copy without."""
    rows = Activity.objects.filter(kind="quiz", code=code)
    return rows.order_by(F("page_id").asc(nulls_last=True), "pk").first()


def quizzes_and_analyses() -> list[tuple[Activity, ItemAnalysis | None]]:
    """Return every quiz that has a page or an analysis, with that of its first attempts; two queries."""
    found = {
        analysis.quiz_id: analysis
        for analysis in ItemAnalysis.objects.filter(attempts=AnalysedAttempts.FIRST)
    }
    quizzes = Activity.objects.filter(Q(page__isnull=False) | Q(pk__in=found), kind="quiz")
    return [(quiz, found.get(quiz.pk)) for quiz in quizzes.order_by("title", "pk")]


def question_ids_of(quiz: Activity) -> dict[tuple[str, str], int]:
    """Return the questions that a quiz has asked, by the title of their bank and their id; one query."""
    asked = AttemptQuestion.objects.filter(attempt__quiz=quiz).values("version__question_id")
    rows = Question.objects.filter(pk__in=asked).values_list("bank__title", "code", "pk")
    return {(bank, code): pk for bank, code, pk in rows}


def quizzes_that_asked(question: Question) -> list[Activity]:
    """Return the quizzes in which somebody met a question; one query."""
    asked = AttemptQuestion.objects.filter(version__question=question).values("attempt__quiz_id")
    return list(Activity.objects.filter(pk__in=asked).order_by("title", "pk"))
