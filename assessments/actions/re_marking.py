"""Marking again by a corrected question: a list first, then, once approved, each attempt once.

What would change is found by doing it to one attempt in a transaction that is undone, so that the list and the change
cannot tell different stories. Both walk through the attempts by their ids, and keep in the same transaction how far they
have come: a worker that dies is followed by one that goes on from there.

A pass that has been given is never taken away, nor anything that was completed with it: the mistake was in the question,
not in the answer. The mark itself is put right, up or down, and the old one is kept.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime
from functools import partial

from django.db import transaction
from django.db.models import QuerySet

from assessments.actions.item_analysis import ask_for_analysis
from assessments.actions.re_marked_attempt import mark_again, would_change
from assessments.models import AttemptQuestion, Question, ReMarkedAttempt, ReMarking
from assessments.queries.re_marking import may_be_marked_again, other_versions, own_result_is_in
from assessments.rules.re_marking import NOT_LISTED, OWN_RESULT
from assessments.vocabulary import AnalysedAttempts, ReMarkingStatus
from courses.models import Activity
from foundations.verdict import Refused, Verdict
from learning_records.actions.send import send_task
from people.actions import audit
from people.models import Person

TASK = "assessments.go_on_re_marking"
logger = logging.getLogger(__name__)
Progress = Callable[[int, int], None]


def _nobody_watches(done: int, total: int) -> None:
    """Take no notice."""


class ReMarkRefused(Refused):
    """The rules refuse to mark again; nothing was changed."""


@transaction.atomic
def begin_re_marking(*, quiz: Activity, question: Question, by: Person | None, at: datetime) -> ReMarking:
    """Begin the list of what would change; one that is open already is given back.

    :raises ReMarkRefused: when there is nothing to mark again, or the answers cannot be told.
    """
    question = Question.objects.select_for_update(of=("self",)).select_related("current").get(pk=question.pk)
    verdict = may_be_marked_again(quiz, question)
    if not verdict.allowed or question.current is None:
        raise ReMarkRefused(verdict)
    found, is_new = ReMarking.objects.open().get_or_create(
        quiz=quiz, version=question.current, defaults={"asked_at": at, "status": ReMarkingStatus.LISTING}
    )
    if is_new:
        found.refresh_from_db(fields=["uuid"])
        found.total = other_versions(quiz, question, question.current).count()
        found.save(update_fields=["total"])
        audit.write(at=at, by=by, action="re-marking listed", subject=found, detail={"quiz": quiz.code})
        wake_on_commit()
    return found


def wake_on_commit() -> None:
    transaction.on_commit(partial(send_task, TASK))


@transaction.atomic
def approve(*, re_marking: ReMarking, by: Person, at: datetime) -> ReMarking:
    """Let a list be applied.

    :raises ReMarkRefused: when it is not ready, or holds the approver's own result.
    """
    found = ReMarking.objects.select_for_update(of=("self",)).get(pk=re_marking.pk)
    refusals = []
    if found.status != ReMarkingStatus.LISTED:
        refusals.append(NOT_LISTED)
    elif own_result_is_in(found, by):
        refusals.append(OWN_RESULT)
    if refusals:
        raise ReMarkRefused(Verdict(tuple(refusals)))
    found.status, found.approved_at, found.approved_by = ReMarkingStatus.APPROVED, at, by
    found.reached, found.checked = 0, 0
    found.save(update_fields=["status", "approved_at", "approved_by", "reached", "checked"])
    audit.write(at=at, by=by, action="re-marking approved", subject=found)
    wake_on_commit()
    return found


@transaction.atomic
def set_aside(*, re_marking: ReMarking, by: Person, at: datetime) -> ReMarking:
    """Leave every result as it is; the list is removed.

    :raises ReMarkRefused: when it has been approved already.
    """
    found = ReMarking.objects.select_for_update(of=("self",)).get(pk=re_marking.pk)
    if found.status not in (ReMarkingStatus.LISTING, ReMarkingStatus.LISTED):
        raise ReMarkRefused(Verdict((NOT_LISTED,)))
    found.attempts.all().delete()
    found.status = ReMarkingStatus.SET_ASIDE
    found.save(update_fields=["status"])
    audit.write(at=at, by=by, action="re-marking set aside", subject=found)
    return found


def go_on(*, at: datetime) -> int:
    """List and apply whatever waits; return how many attempts were looked at. One that another worker is at is left to it."""
    waiting = ReMarking.objects.filter(status__in=(ReMarkingStatus.LISTING, ReMarkingStatus.APPROVED))
    return sum(carry_out(re_marking=found, at=at) for found in waiting.order_by("asked_at", "pk"))


def carry_out(*, re_marking: ReMarking, at: datetime, progress: Progress = _nobody_watches) -> int:
    """List, or apply, one re-marking to its end; return how many attempts were looked at."""
    done = 0
    while _next(re_marking, at):
        done += 1
        progress(done, re_marking.total)
    return done


def _next(re_marking: ReMarking, at: datetime) -> bool:
    """Look at one more attempt, in a transaction of its own; return whether there may be another."""
    attempt_id = 0
    try:
        with transaction.atomic():
            found = _held(re_marking)
            if found is None:
                return False
            row = _rows(found).first()
            if row is None:
                _finish(found, at)
                return False
            attempt_id = row.attempt_id
            _look_at(found, row, at)
            _reach(found, attempt_id)
    except Exception:
        if not attempt_id:
            raise
        logger.exception("An attempt could not be marked again: %s", attempt_id)
        with transaction.atomic():
            found = _held(re_marking)
            if found is not None:
                _reach(found, attempt_id)
    return True


def _held(re_marking: ReMarking) -> ReMarking | None:
    """Return a re-marking that is being worked on, for this transaction alone; nothing where another worker has it."""
    working = (ReMarkingStatus.LISTING, ReMarkingStatus.APPROVED)
    rows = ReMarking.objects.select_for_update(of=("self",), skip_locked=True)
    rows = rows.select_related("quiz", "version__question", "approved_by")
    return rows.filter(pk=re_marking.pk, status__in=working).first()


def _rows(found: ReMarking) -> QuerySet[AttemptQuestion]:
    rows = other_versions(found.quiz, found.version.question, found.version)
    return rows.filter(attempt_id__gt=found.reached).order_by("attempt_id", "pk")


def _reach(found: ReMarking, attempt_id: int) -> None:
    found.reached, found.checked = attempt_id, found.checked + 1
    found.save(update_fields=["reached", "checked"])


def _look_at(found: ReMarking, row: AttemptQuestion, at: datetime) -> None:
    if found.status == ReMarkingStatus.APPROVED:
        mark_again(re_marking=found, attempt_id=row.attempt_id, at=at)
        return
    change = would_change(re_marking=found, attempt_id=row.attempt_id, at=at)
    if change is not None:
        ReMarkedAttempt.objects.update_or_create(
            re_marking=found, attempt_id=row.attempt_id, defaults=change.as_row()
        )


def _finish(found: ReMarking, at: datetime) -> None:
    if found.status == ReMarkingStatus.LISTING:
        found.status, found.listed_at = ReMarkingStatus.LISTED, at
        found.save(update_fields=["status", "listed_at"])
        return
    found.status, found.applied_at = ReMarkingStatus.APPLIED, at
    found.save(update_fields=["status", "applied_at"])
    changed = found.attempts.filter(applied_at__isnull=False).count()
    audit.write(
        at=at, by=found.approved_by, action="re-marking applied", subject=found, detail={"changed": changed}
    )
    ask_for_analysis(quiz=found.quiz, attempts=AnalysedAttempts.FIRST, at=at)
