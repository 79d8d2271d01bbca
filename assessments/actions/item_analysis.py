"""Having the figures of a quiz worked out, and working them out, in the worker."""

from __future__ import annotations

from datetime import datetime
from functools import partial

from django.db import transaction
from django.db.models import F, Q

from assessments.models import ItemAnalysis
from assessments.queries.item_analysis import analysis_of, quizzes_with_new_attempts
from assessments.vocabulary import AnalysedAttempts
from courses.models import Activity
from foundations.database import take_lock
from learning_records.actions.send import send_task

TASK = "assessments.make_item_analyses"
_FAMILY = 0x4941  # "IA"


@transaction.atomic
def ask_for_analysis(*, quiz: Activity, attempts: AnalysedAttempts, at: datetime) -> ItemAnalysis:
    """Have a quiz's figures worked out anew; asked twice, it is done once."""
    found, is_new = ItemAnalysis.objects.get_or_create(
        quiz=quiz, attempts=attempts, defaults={"asked_at": at}
    )
    if not is_new and not found.is_waiting:
        found.asked_at = at
        found.save(update_fields=["asked_at"])
    transaction.on_commit(partial(send_task, TASK))
    return found


def make_what_is_asked_for(*, at: datetime) -> int:
    """Work out every analysis that waits, and return how many; one that another worker is at is left to it."""
    waiting = ItemAnalysis.objects.filter(Q(made_at__isnull=True) | Q(asked_at__gt=F("made_at")))
    return sum(_make_alone(pk, at) for pk in waiting.order_by("asked_at", "pk").values_list("pk", flat=True))


def analyse_new_attempts(*, at: datetime) -> int:
    """Ask for the figures of every quiz with new attempts, and make them."""
    for quiz in quizzes_with_new_attempts():
        ask_for_analysis(quiz=quiz, attempts=AnalysedAttempts.FIRST, at=at)
    return make_what_is_asked_for(at=at)


@transaction.atomic
def _make_alone(pk: int, at: datetime) -> int:
    if not take_lock(_FAMILY, pk % 2**31):
        return 0
    found = ItemAnalysis.objects.select_related("quiz").get(pk=pk)
    if not found.is_waiting:
        return 0
    make_analysis(analysis=found, at=max(at, found.asked_at))
    return 1


def make_analysis(*, analysis: ItemAnalysis, at: datetime) -> ItemAnalysis:
    """Work a quiz's figures out and keep them."""
    made = analysis_of(analysis.quiz, AnalysedAttempts(analysis.attempts))
    analysis.made_at, analysis.figures = at, made.analysis.as_json()
    analysis.attempt_count = made.analysis.quiz.attempts
    analysis.people_count = made.analysis.quiz.people
    analysis.latest_attempt_at = made.latest_attempt_at
    analysis.save(update_fields=["made_at", "figures", "attempt_count", "people_count", "latest_attempt_at"])
    return analysis
