"""Beginning an attempt, saving its answers and handing it in.

An attempt is locked while it changes, so that a second tab, the back button or a double press lose nothing: beginning
gives back the attempt that is under way, a save after handing in is refused with what was kept, and handing in happens once.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any
from uuid import uuid4

from django.db import transaction

from assessments.actions.locks import lock_person, locked
from assessments.actions.marking import end_attempt, mark_attempt, say
from assessments.models import Attempt, AttemptEntry, AttemptQuestion, Question, QuizPage
from assessments.queries.attempt import past_attempts
from assessments.queries.question import met_by, pools_of, question_total
from assessments.queries.terms import extra_percent_of, terms_of
from assessments.rules.attempt import end_of, is_over, may_answer, may_begin
from assessments.rules.draw import Pool, draw, sections_of
from assessments.rules.question_type import QUESTION_KINDS
from assessments.vocabulary import AttemptStatus, Pace
from courses.actions.progress import open_step
from courses.rules.outline import StepNode
from foundations.verdict import Refused
from learning_records.vocabulary import Verb
from people.models import Person


class AttemptRefused(Refused):
    """The attempt's rules refuse; nothing was changed."""


@transaction.atomic
def begin_attempt(
    *, person: Person, page: QuizPage, step: StepNode, at: datetime, pace: Pace = Pace.USUAL
) -> Attempt:
    """Begin an attempt at a quiz, or give back the one that is under way. Without a time limit the pace is the usual one.

    :raises AttemptRefused: when none may begin now; its verdict lists why.
    """
    lock_person(person.pk)
    attempts = list(Attempt.objects.of(person.pk, step.activity_id))
    for attempt in attempts:
        if attempt.status != AttemptStatus.IN_PROGRESS:
            continue
        if not is_over(attempt.ends_at, at):
            return attempt
        end_attempt(attempt=attempt, at=at)
        attempt.refresh_from_db()
    pools = pools_of(page)
    verdict = may_begin(
        past=past_attempts(attempts),
        terms=terms_of(page, person.pk, step.activity_id, at),
        question_count=question_total(page, pools),
        at=at,
    )
    if not verdict.allowed:
        raise AttemptRefused(verdict)
    open_step(person=person, step=step, at=at)
    attempt = _new_attempt(person, page, step, number=len(attempts) + 1, pace=pace, at=at)
    _ask(attempt, page, pools)
    say(attempt, Verb.ATTEMPTED, at)
    return attempt


def _new_attempt(
    person: Person, page: QuizPage, step: StepNode, *, number: int, pace: Pace, at: datetime
) -> Attempt:
    is_timed = page.time_limit_minutes is not None
    chosen = Decimal(pace.value) if is_timed else Decimal(1)
    extra = extra_percent_of(person.pk, step.activity_id, at) if is_timed else 0
    return Attempt.objects.create(
        uuid=uuid4(),
        person=person,
        quiz_id=step.activity_id,
        number=number,
        revision_id=page.live_revision_id,
        pass_mark=page.pass_mark,
        time_limit_minutes=page.time_limit_minutes,
        pace=chosen,
        closes_at=page.closes_at,
        begun_at=at,
        ends_at=end_of(
            begun_at=at, minutes=page.time_limit_minutes, pace=chosen, extra_percent=extra,
            closes_at=page.closes_at,
        ),
    )  # fmt: skip


def _ask(attempt: Attempt, page: QuizPage, pools: Sequence[Pool]) -> None:
    met = met_by(attempt.person_id, pools, page)
    question_ids = draw(pools, total=page.draw, shuffle=page.shuffle, seed=str(attempt.uuid), met=met)
    found = Question.objects.select_related("current").in_bulk(question_ids)
    sections = sections_of(pools)
    rows = []
    for position, pk in enumerate(question_ids, 1):
        version = found[pk].current
        if version is None:
            continue
        kind, seed = QUESTION_KINDS[version.type], f"{attempt.uuid}-{pk}"
        order = kind.draw_order(version.content, shuffle=page.shuffle, seed=seed)
        rows.append(
            AttemptQuestion(
                attempt=attempt, position=position, version=version, option_order=order, section=sections[pk]
            )
        )
    AttemptQuestion.objects.bulk_create(rows)


@transaction.atomic
def save_answer(
    *, attempt: Attempt, position: int, response: Mapping[str, Any], is_flagged: bool, at: datetime
) -> AttemptEntry:
    """Keep an answer. The same answer twice is kept once; an earlier one is never written over.

    :raises AttemptRefused: when the attempt has been handed in, or its time is over.
    """
    current = Attempt.objects.select_for_update(no_key=True).only("status", "ends_at").get(pk=attempt.pk)
    verdict = may_answer(AttemptStatus(current.status), ends_at=current.ends_at, at=at)
    if not verdict.allowed:
        raise AttemptRefused(verdict)
    question = AttemptQuestion.objects.get(attempt=attempt, position=position)
    latest = question.entries.order_by("-pk").first()
    if latest is not None and (latest.response, latest.is_flagged) == (response, is_flagged):
        return latest
    return AttemptEntry.objects.create(
        question=question, response=response, is_flagged=is_flagged, saved_at=at
    )


def hand_in(*, attempt: Attempt, at: datetime) -> Attempt:
    """Hand an attempt in, once, and mark it. What was handed in stays so, even if marking it should fail."""
    submitted = _submit(attempt, at)
    if submitted.status != AttemptStatus.SUBMITTED:
        return submitted
    return mark_attempt(attempt=submitted, at=at)


@transaction.atomic
def _submit(attempt: Attempt, at: datetime) -> Attempt:
    found = locked(attempt)
    if found.status != AttemptStatus.IN_PROGRESS:
        return found
    if is_over(found.ends_at, at):
        return end_attempt(attempt=found, at=at)
    found.status, found.handed_in_at = AttemptStatus.SUBMITTED, max(at, found.begun_at)
    found.save(update_fields=["status", "handed_in_at"])
    return found
