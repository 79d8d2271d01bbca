"""One attempt, marked again by a corrected question."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from datetime import datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db import transaction
from django.urls import reverse

from assessments.actions.locks import locked
from assessments.actions.marking import result_of, say
from assessments.kinds import RE_MARKED
from assessments.models import Attempt, AttemptQuestion, QuizPage, ReMarkedAttempt, ReMarking
from assessments.queries.attempt import asked_questions, past_attempts, total_score
from assessments.queries.re_marking import latest_statements, newest_statement_id, said_of
from assessments.queries.terms import terms_of
from assessments.rules.attempt import Terms, has_passed, is_passed
from assessments.vocabulary import MARKED_STATUSES
from courses.actions.progress import complete_step
from courses.queries.outline import current_outline
from learning_records.actions.statement import void
from learning_records.models import Statement
from learning_records.vocabulary import ActivityType, Verb
from notifications.actions.notify import notify
from notifications.kinds import About

COMPLETED = (
    ActivityType.ASSESSMENT, ActivityType.MODULE, ActivityType.YEAR, ActivityType.PATHWAY, ActivityType.PROGRAMME,
)  # fmt: skip
TO_A_THOUSANDTH = Decimal("0.001")


@dataclass(frozen=True)
class Change:
    """What marking again does to one attempt."""

    old_score: Decimal
    new_score: Decimal
    old_passed: bool
    new_passed: bool
    reaches_pass_mark: bool
    consequences: list[dict[str, str]] = field(default_factory=list)
    statement_id: UUID | None = None
    voided_id: UUID | None = None

    def as_row(self) -> dict[str, Any]:
        """Return it as it is listed: no statement has been made."""
        return asdict(self) | {"statement_id": None, "voided_id": None}


class _Undone(Exception):
    """Ends a transaction that was only to see what would happen."""


def would_change(*, re_marking: ReMarking, attempt_id: int, at: datetime) -> Change | None:
    """Return what marking an attempt again would do, having done it and undone it; None where its mark stays."""
    change: Change | None = None
    try:
        with transaction.atomic():
            change = _mark_again(re_marking, attempt_id, at)
            raise _Undone
    except _Undone:
        return change


@transaction.atomic
def mark_again(*, re_marking: ReMarking, attempt_id: int, at: datetime) -> ReMarkedAttempt | None:
    """Mark an attempt by the corrected question, keep the old result, and tell its person; once in a re-marking."""
    if ReMarkedAttempt.objects.filter(
        re_marking=re_marking, attempt_id=attempt_id, applied_at__isnull=False
    ).exists():
        return None
    change = _mark_again(re_marking, attempt_id, at)
    if change is None:
        ReMarkedAttempt.objects.filter(re_marking=re_marking, attempt_id=attempt_id).delete()
        return None
    row, _ = ReMarkedAttempt.objects.update_or_create(
        re_marking=re_marking, attempt_id=attempt_id, defaults=asdict(change) | {"applied_at": at}
    )
    attempt = Attempt.objects.select_related("person", "quiz").get(pk=attempt_id)
    url = reverse("assessments:result", args=[attempt.uuid])
    about = About("assessments.Attempt", str(attempt.uuid), url, attempt.quiz.title)
    notify(attempt.person, RE_MARKED, about, at, re_marking.uuid)
    return row


def _mark_again(re_marking: ReMarking, attempt_id: int, at: datetime) -> Change | None:
    attempt = locked(Attempt.objects.get(pk=attempt_id))
    AttemptQuestion.objects.filter(
        attempt=attempt, version__question_id=re_marking.version.question_id
    ).exclude(version=re_marking.version, marked_by__isnull=True).update(marked_by=re_marking.version)
    if attempt.status not in MARKED_STATUSES or attempt.score is None:
        return None
    asked = asked_questions(attempt)
    score, old, had_passed = total_score(asked), attempt.score, bool(attempt.passed)
    new = (Decimal(score.numerator) / Decimal(score.denominator)).quantize(TO_A_THOUSANDTH)
    if new == old:
        return None
    reaches = has_passed(score, len(asked), attempt.pass_mark)
    before = newest_statement_id(attempt.person.actor)
    said = said_of(attempt, passed=had_passed, score=old)
    if said is not None:
        by = re_marking.approved_by or attempt.person
        void(statement_id=said.pk, by=by.actor, at=at)
    attempt.score, attempt.passed = new, had_passed or reaches
    attempt.save(update_fields=["score", "passed"])
    result = result_of(attempt, score, len(asked))
    say(attempt, Verb.PASSED if attempt.passed else Verb.FAILED, at, result)
    if new > old:
        past = past_attempts(list(Attempt.objects.of(attempt.person_id, attempt.quiz_id)))
        if is_passed(past, _terms(attempt, at)):
            complete_step(person=attempt.person, step=attempt.quiz, at=at, result=result)
    made = latest_statements(attempt.person.actor, before)
    follows = _completed(made)
    if attempt.passed and not had_passed:
        follows += _citable(attempt)
    new_said = next((each.pk for each in made if each.verb in (Verb.PASSED, Verb.FAILED)), None)
    return Change(
        old, new, had_passed, bool(attempt.passed), reaches, follows, new_said, said.pk if said else None
    )


def _terms(attempt: Attempt, at: datetime) -> Terms:
    page = QuizPage.objects.filter(pk=attempt.quiz.page_id).first()
    if page is None:
        return Terms(None, attempt.pass_mark)
    return terms_of(page, attempt.person_id, attempt.quiz_id, at)


def _completed(made: Sequence[Statement]) -> list[dict[str, str]]:
    """Return what was completed by what was said now, by kind and title."""
    return [
        {
            "kind": "quiz" if each.activity_type == ActivityType.ASSESSMENT else each.activity_type,
            "title": each.body["object"]["definition"]["name"]["en-GB"],
        }
        for each in made
        if each.verb == Verb.COMPLETED and each.activity_type in COMPLETED
    ]


def _citable(attempt: Attempt) -> list[dict[str, str]]:
    """Return the competencies that the quiz's module grows: a pass may now be cited for them."""
    module = current_outline().module_of_step(attempt.quiz_id)
    return [{"kind": "competency", "title": code} for code, _ in module.competencies] if module else []
