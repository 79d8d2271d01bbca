"""Copying in what many people have studied: places on the programme, progress, attempts, and the ledger's word."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from assessments.models import Attempt, AttemptEntry, AttemptQuestion
from assessments.vocabulary import AttemptStatus
from courses.models import (
    Enrolment,
    EnrolmentChange,
    EnrolmentPause,
    ModuleProgress,
    PathwayChoice,
    RouteProgress,
    StepProgress,
)
from courses.rules.outline import PathwayNode, ProgrammeNode
from courses.vocabulary import EnrolmentEvent, EnrolmentStatus, PathwayPlace
from demo.actions.copying import copy_rows, numbers_for
from demo.rules.history import History
from demo.rules.sitting import Quiz, Sitting
from foundations.period import Period
from learning_records.rules.statement import ActivityRef, Context, NewStatement
from learning_records.vocabulary import ActivityType, Verb
from people.actions.post_statements import said_on
from people.models import Group, Membership


@dataclass(frozen=True, slots=True)
class Place:
    """Somebody's place on the programme and in a cohort; ``left_on`` when they left both."""

    person_id: int
    actor: UUID
    context: Context
    group: Group | None
    starts_on: date
    modules_per_month: Decimal
    enrolled_at: datetime
    pause: Period | None = None
    left_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Sat:
    """An attempt at a quiz, and whose it is."""

    person_id: int
    quiz: Quiz
    sitting: Sitting


@dataclass(frozen=True, slots=True)
class Choice:
    """The main pathway of somebody."""

    person_id: int
    pathway: PathwayNode
    chosen_at: datetime


def copy_choices(choices: Sequence[Choice], programme: ProgrammeNode) -> None:
    """Copy which pathways people chose."""
    numbers = numbers_for(PathwayChoice, len(choices))
    copy_rows(
        PathwayChoice,
        ("id", "person_id", "programme_id", "pathway_id", "place", "chosen_at"),
        (
            (
                next(numbers), each.person_id, programme.activity_id, each.pathway.activity_id,
                str(PathwayPlace.MAIN), each.chosen_at,
            )
            for each in choices
        ),
    )  # fmt: skip


def copy_places(places: Sequence[Place], programme: ProgrammeNode) -> list[list[NewStatement]]:
    """Copy memberships and enrolments with their changes; return each person's statements about them."""
    grouped = [place for place in places if place.group is not None]
    numbers = numbers_for(Membership, len(grouped))
    copy_rows(
        Membership,
        ("id", "group_id", "person_id", "started_on", "ended_on"),
        (
            (
                next(numbers),
                place.group and place.group.pk,
                place.person_id,
                place.enrolled_at.date(),
                _left_on(place),
            )
            for place in grouped
        ),
    )
    ids = dict(zip([place.person_id for place in places], numbers_for(Enrolment, len(places)), strict=True))
    copy_rows(
        Enrolment,
        ("id", "learner_id", "programme_id", "status", "starts_on", "modules_per_month", "enrolled_at"),
        (
            (
                ids[place.person_id], place.person_id, programme.activity_id,
                str(EnrolmentStatus.WITHDRAWN if place.left_at else EnrolmentStatus.ACTIVE),
                place.starts_on, place.modules_per_month, place.enrolled_at,
            )
            for place in places
        ),
    )  # fmt: skip
    changes = [(place, event, at) for place in places for event, _, at in _events(place)]
    numbers = numbers_for(EnrolmentChange, len(changes))
    copy_rows(
        EnrolmentChange,
        ("id", "enrolment_id", "event", "happened_at"),
        ((next(numbers), ids[place.person_id], str(event), at) for place, event, at in changes),
    )
    paused = [(place, place.pause) for place in places if place.pause is not None]
    numbers = numbers_for(EnrolmentPause, len(paused))
    copy_rows(
        EnrolmentPause,
        ("id", "enrolment_id", "started_on", "ended_on"),
        ((next(numbers), ids[place.person_id], pause.start, pause.end) for place, pause in paused),
    )
    return [list(_place_statements(place, programme)) for place in places]


def _left_on(place: Place) -> date | None:
    return place.left_at.date() if place.left_at else None


def _events(place: Place) -> Iterator[tuple[EnrolmentEvent, Verb, datetime]]:
    yield EnrolmentEvent.ENROLLED, Verb.REGISTERED, place.enrolled_at
    if place.pause is not None:
        yield (
            EnrolmentEvent.PAUSED,
            Verb.PAUSED,
            place.enrolled_at.replace(
                year=place.pause.start.year, month=place.pause.start.month, day=place.pause.start.day
            ),
        )
    if place.left_at is not None:
        yield EnrolmentEvent.WITHDRAWN, Verb.WITHDREW, place.left_at


def _place_statements(place: Place, programme: ProgrammeNode) -> Iterator[NewStatement]:
    if place.group is not None:
        yield _of_group(place, place.group, Verb.JOINED, place.enrolled_at)
    about = ActivityRef(programme.uuid, ActivityType.PROGRAMME, programme.title)
    for _, verb, at in _events(place):
        yield NewStatement(place.actor, verb, about, at, None, place.context)
    if place.group is not None and place.left_at is not None:
        yield _of_group(place, place.group, Verb.LEFT, place.left_at)


def _of_group(place: Place, group: Group, verb: Verb, at: datetime) -> NewStatement:
    day = at.date()
    about = ActivityRef(group.uuid, ActivityType.GROUP)
    context = Context(group=group.uuid, extra={"on": day.isoformat()})
    return NewStatement(place.actor, verb, about, said_on(day, at), None, context)


def copy_histories(histories: Sequence[History], *, with_steps: bool = True) -> None:
    """Copy the rows of progress, those of single steps where they are wanted."""
    steps = [row for history in histories for row in history.steps] if with_steps else []
    numbers = numbers_for(StepProgress, len(steps))
    copy_rows(
        StepProgress,
        (
            "id", "person_id", "activity_id", "opened_at", "completed_at", "revision_id", "content_hash",
            "title", "score",
        ),
        (
            (
                next(numbers), row.person_id, row.step.activity_id, row.opened_at, row.completed_at,
                row.step.revision_id, row.step.content_hash, row.step.title,
                row.score if row.completed_at else None,
            )
            for row in steps
        ),
    )  # fmt: skip
    modules = [row for history in histories for row in history.modules]
    numbers = numbers_for(ModuleProgress, len(modules))
    copy_rows(
        ModuleProgress,
        (
            "id", "person_id", "activity_id", "started_at", "completed_at", "revision_id", "content_hash",
            "title", "percent", "done_steps", "known_steps", "latest_step_id", "latest_at",
        ),
        (
            (
                next(numbers), row.person_id, row.module.activity_id, row.started_at, row.completed_at,
                row.module.revision_id, row.module.content_hash, row.module.title, row.percent,
                list(row.done_steps), [step.activity_id for step in row.module.steps], row.latest_step,
                row.latest_at,
            )
            for row in modules
        ),
    )  # fmt: skip
    routes = [row for history in histories for row in history.routes.values()]
    numbers = numbers_for(RouteProgress, len(routes))
    copy_rows(
        RouteProgress,
        (
            "id", "person_id", "activity_id", "started_at", "completed_at", "is_recognised", "title",
            "percent", "known_modules",
        ),
        (
            (
                next(numbers), row.person_id, row.route.activity_id, row.started_at, row.completed_at, False,
                row.route.title, row.percent, list(row.asked),
            )
            for row in routes
        ),
    )  # fmt: skip


def copy_attempts(sat: Sequence[Sat]) -> None:
    """Copy attempts with what they asked and each answer that was saved."""
    ids = list(numbers_for(Attempt, len(sat)))
    copy_rows(
        Attempt,
        (
            "id", "uuid", "person_id", "quiz_id", "number", "status", "passed", "revision_id", "pass_mark", "begun_at",
            "handed_in_at", "score", "score_max",
        ),
        (
            (
                attempt_id, each.sitting.uuid, each.person_id, each.quiz.step_id, each.sitting.number,
                AttemptStatus.MARKED.value, each.sitting.passed, each.quiz.revision_id, each.quiz.pass_mark, each.sitting.begun_at,
                each.sitting.handed_in_at, each.sitting.points, Decimal(len(each.sitting.answers)),
            )
            for attempt_id, each in zip(ids, sat, strict=True)
        ),
    )  # fmt: skip
    answers = [
        (attempt_id, position, answer)
        for attempt_id, each in zip(ids, sat, strict=True)
        for position, answer in enumerate(each.sitting.answers, 1)
    ]
    questions = list(numbers_for(AttemptQuestion, len(answers)))
    copy_rows(
        AttemptQuestion,
        ("id", "attempt_id", "position", "version_id", "option_order"),
        (
            (pk, attempt_id, position, answer.asked.version_id, list(answer.option_order))
            for pk, (attempt_id, position, answer) in zip(questions, answers, strict=True)
        ),
    )
    numbers = numbers_for(AttemptEntry, len(answers))
    copy_rows(
        AttemptEntry,
        ("id", "question_id", "response", "is_flagged", "saved_at"),
        (
            (next(numbers), pk, json.dumps(answer.response), False, answer.saved_at)
            for pk, (_, _, answer) in zip(questions, answers, strict=True)
        ),
    )
