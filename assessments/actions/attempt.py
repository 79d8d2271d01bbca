"""Beginning an attempt, saving its answers and handing it in.

An attempt is locked while it changes, so that a second tab, the back button or a double press lose nothing: beginning
gives back the attempt that is open, a save after handing in is refused with what was kept, and handing in happens once.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any
from uuid import uuid4

from django.db import transaction

from assessments.models import Attempt, AttemptEntry, AttemptQuestion, Question, QuizPage
from assessments.queries.attempt import asked_questions, past_attempts, total_score
from assessments.queries.question import pools_of, question_total
from assessments.rules.attempt import has_passed, may_answer, may_begin
from assessments.rules.draw import draw
from assessments.rules.question_type import QUESTION_KINDS
from assessments.vocabulary import AttemptStatus
from courses.actions.progress import complete_step, open_step
from courses.actions.study import Study
from courses.models import Activity
from courses.queries.outline import current_outline
from courses.rules.outline import StepNode
from foundations.verdict import Refused
from learning_records.rules.statement import Result
from learning_records.vocabulary import ActivityType, Verb
from people.models import Person


class AttemptRefused(Refused):
    """The attempt's rules refuse; nothing was changed."""


@transaction.atomic
def begin_attempt(*, person: Person, page: QuizPage, step: StepNode, at: datetime) -> Attempt:
    """Begin an attempt at a quiz, or give back the one that is open.

    :raises AttemptRefused: when none may begin now; its verdict lists why.
    """
    Person.objects.select_for_update().get(pk=person.pk)
    attempts = list(Attempt.objects.of(person.pk, step.activity_id))
    for attempt in attempts:
        if attempt.status == AttemptStatus.OPEN:
            return attempt
    pools = pools_of(page)
    verdict = may_begin(
        past=past_attempts(attempts), limit=page.attempts, question_count=question_total(page, pools), at=at
    )
    if not verdict.allowed:
        raise AttemptRefused(verdict)
    open_step(person=person, step=step, at=at)
    attempt = Attempt.objects.create(
        uuid=uuid4(),
        person=person,
        quiz_id=step.activity_id,
        number=len(attempts) + 1,
        revision_id=page.live_revision_id,
        pass_mark=page.pass_mark,
        begun_at=at,
    )
    _ask(attempt, draw(pools, total=page.draw, shuffle=page.shuffle, seed=str(attempt.uuid)), page.shuffle)
    _say(attempt, Verb.ATTEMPTED, at)
    return attempt


def _ask(attempt: Attempt, question_ids: Sequence[int], shuffle: bool) -> None:
    found = Question.objects.select_related("current").in_bulk(question_ids)
    rows = []
    for position, pk in enumerate(question_ids, 1):
        version = found[pk].current
        if version is None:
            continue
        kind, seed = QUESTION_KINDS[version.type], f"{attempt.uuid}-{pk}"
        order = kind.draw_order(version.content, shuffle=shuffle, seed=seed)
        rows.append(AttemptQuestion(attempt=attempt, position=position, version=version, option_order=order))
    AttemptQuestion.objects.bulk_create(rows)


@transaction.atomic
def save_answer(
    *, attempt: Attempt, position: int, response: Mapping[str, Any], is_flagged: bool, at: datetime
) -> AttemptEntry:
    """Keep an answer. The same answer twice is kept once; an earlier one is never written over.

    :raises AttemptRefused: when the attempt has been handed in.
    """
    _locked(attempt)
    question = AttemptQuestion.objects.get(attempt=attempt, position=position)
    latest = question.entries.order_by("-pk").first()
    if latest is not None and (latest.response, latest.is_flagged) == (response, is_flagged):
        return latest
    return AttemptEntry.objects.create(
        question=question, response=response, is_flagged=is_flagged, saved_at=at
    )


@transaction.atomic
def hand_in(*, attempt: Attempt, at: datetime) -> Attempt:
    """Mark an attempt from its entries, once, and complete the quiz's step if it passes."""
    locked = Attempt.objects.select_for_update().get(pk=attempt.pk)
    if locked.status != AttemptStatus.OPEN:
        return locked
    asked = asked_questions(locked)
    score = total_score(asked)
    passed = has_passed(score, len(asked), locked.pass_mark)
    locked.status = AttemptStatus.PASSED if passed else AttemptStatus.FAILED
    locked.handed_in_at = max(at, locked.begun_at)
    locked.score = Decimal(score.numerator) / Decimal(score.denominator)
    locked.score_max = Decimal(len(asked))
    locked.save(update_fields=["status", "handed_in_at", "score", "score_max"])
    scaled = float(score / len(asked)) if asked else 0.0
    result = Result(
        score_scaled=scaled, score_raw=float(score), score_max=float(len(asked)),
        success=passed, completion=True, duration=locked.handed_in_at - locked.begun_at,
    )  # fmt: skip
    _say(locked, Verb.PASSED if passed else Verb.FAILED, at, result)
    if passed:
        complete_step(person=locked.person, step=locked.quiz, at=at, result=result)
    return locked


def _locked(attempt: Attempt) -> None:
    status = Attempt.objects.select_for_update().values_list("status", flat=True).get(pk=attempt.pk)
    verdict = may_answer(AttemptStatus(status))
    if not verdict.allowed:
        raise AttemptRefused(verdict)


def _say(attempt: Attempt, verb: Verb, at: datetime, result: Result | None = None) -> None:
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
