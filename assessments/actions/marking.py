"""Marking an attempt from its entries, once: its score, its statement, its step, and what follows when it was the last one."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from fractions import Fraction

from django.db import transaction
from django.urls import reverse

from assessments.actions.further_attempt import ask_for_another
from assessments.actions.locks import locked
from assessments.kinds import HANDED_IN_FOR_YOU
from assessments.models import Attempt, AttemptEntry, QuizPage
from assessments.queries.attempt import asked_questions, past_attempts, total_score
from assessments.queries.terms import terms_of
from assessments.rules.attempt import Terms, allowance, end_status, has_passed, is_over, is_passed
from assessments.vocabulary import AttemptStatus
from courses.actions.progress import complete_step
from courses.actions.study import Study
from courses.models import Activity
from courses.queries.outline import current_outline
from learning_records.rules.statement import Result
from learning_records.vocabulary import ActivityType, Verb
from notifications.actions.notify import notify
from notifications.kinds import About


@transaction.atomic
def mark_attempt(*, attempt: Attempt, at: datetime) -> Attempt:
    """Mark what was handed in; an attempt that is marked already stays as it is."""
    found = locked(attempt)
    if found.status == AttemptStatus.SUBMITTED:
        _mark(found, AttemptStatus.MARKED, at)
    return found


@transaction.atomic
def end_attempt(*, attempt: Attempt, at: datetime) -> Attempt:
    """Hand in an attempt whose time is over, as it stands; one in which nothing was answered is only closed."""
    found = locked(attempt)
    if found.status != AttemptStatus.IN_PROGRESS or not is_over(found.ends_at, at):
        return found
    status = end_status(has_answers=AttemptEntry.objects.filter(question__attempt=found).exists())
    found.handed_in_at = found.ends_at
    if status == AttemptStatus.EXPIRED:
        _mark(found, status, at)
    else:
        found.status = status
        found.save(update_fields=["status", "handed_in_at"])
        _go_on(found, at)
    url = reverse("assessments:result", args=[found.uuid])
    about = About("assessments.Attempt", str(found.uuid), url, found.quiz.title)
    notify(found.person, HANDED_IN_FOR_YOU, about, at, found.uuid)
    return found


def _mark(attempt: Attempt, status: AttemptStatus, at: datetime) -> None:
    asked = asked_questions(attempt)
    score = total_score(asked)
    attempt.status, attempt.passed = status, has_passed(score, len(asked), attempt.pass_mark)
    attempt.score = Decimal(score.numerator) / Decimal(score.denominator)
    attempt.score_max = Decimal(len(asked))
    attempt.save(update_fields=["status", "passed", "handed_in_at", "score", "score_max"])
    result = result_of(attempt, score, len(asked))
    say(attempt, Verb.PASSED if attempt.passed else Verb.FAILED, at, result)
    _go_on(attempt, at, result)


def result_of(attempt: Attempt, score: Fraction, total: int) -> Result:
    """Return an attempt's result as the ledger keeps it."""
    length = attempt.handed_in_at - attempt.begun_at if attempt.handed_in_at else None
    return Result(
        score_scaled=float(score / total) if total else 0.0, score_raw=float(score), score_max=float(total),
        success=bool(attempt.passed), completion=True, duration=length,
    )  # fmt: skip


def _go_on(attempt: Attempt, at: datetime, result: Result | None = None) -> None:
    """Complete the step if the attempt that counts passes; ask somebody when no attempt is left."""
    past = past_attempts(list(Attempt.objects.of(attempt.person_id, attempt.quiz_id)))
    page = QuizPage.objects.filter(pk=attempt.quiz.page_id).first()
    terms = terms_of(page, attempt.person_id, attempt.quiz_id, at) if page else Terms(None, attempt.pass_mark)
    if is_passed(past, terms):
        complete_step(person=attempt.person, step=attempt.quiz, at=at, result=result)
    elif allowance(past=past, terms=terms, at=at).left == 0:
        ask_for_another(person=attempt.person, quiz=attempt.quiz, at=at)


def say(attempt: Attempt, verb: Verb, at: datetime, result: Result | None = None) -> None:
    """Record a statement about an attempt."""
    outline = current_outline()
    quiz: Activity = attempt.quiz
    study = Study(attempt.person, outline, at)
    node = outline.step(quiz.pk)
    study.say(
        verb, ActivityType.ASSESSMENT, quiz.uuid, node.title if node else quiz.title,
        module=outline.module_of_step(quiz.pk), revision_id=attempt.revision_id,
        content_hash=node.content_hash if node else "", result=result,
    )  # fmt: skip
    study.record()
