"""Living a demo person's history by the very actions that people use, each at its moment in the past."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from random import Random

from assessments.actions.attempt import begin_attempt, hand_in, save_answer
from assessments.models import QuizPage
from courses.actions.enrolment import enrol, pause, withdraw
from courses.actions.pathway import choose
from courses.actions.progress import complete_step, open_step
from courses.models import Activity, Enrolment
from courses.rules.outline import PathwayNode, ProgrammeNode
from courses.vocabulary import PathwayPlace
from demo.actions.answered import Others
from demo.queries.quizzes import Quizzes
from demo.rules.enrolment import MORNING, PlannedPlace
from demo.rules.population import PlannedPerson, PlannedPost
from demo.rules.sitting import Asked, Quiz, responses
from demo.rules.specialism import chosen_at
from demo.rules.study import StudiedModule, StudiedStep
from peer_learning.actions.cohort import leave_cohort
from peer_learning.models import Cohort
from people.actions.person import add_person
from people.actions.post import confirm_post, end_post, start_post
from people.models import JobRole, Organisation, Person, Post


def add(planned: PlannedPerson, *, by: Person, at: datetime) -> Person:
    """Add somebody, and their posts."""
    person = add_person(email=planned.email, name=planned.name, by=by, at=at, is_demo=True)
    for post in planned.posts:
        hold_post(person, post, by=by)
    return person


def hold_post(person: Person, planned: PlannedPost, *, by: Person) -> Post:
    """Start a post on its day, confirm it, and end it if it has ended."""
    places = {
        place.code: place for place in Organisation.objects.filter(code__in=(planned.employer, planned.place))
    }
    post = start_post(
        person=person,
        role=JobRole.objects.get(code=planned.role),
        employer=places[planned.employer],
        started_on=planned.started_on,
        observed_from=planned.observed_from,
        place=places[planned.place],
        funder=planned.funder,
        fte=planned.fte,
        by=by,
        at=_morning(planned.started_on),
        today=planned.started_on,
    )
    if planned.last_confirmed_on is not None:
        confirmed = planned.last_confirmed_on
        confirm_post(post, by=by, at=_morning(confirmed), today=confirmed)
    if planned.ended_on is not None:
        end_post(
            post, ended_on=planned.ended_on, leaving_reason=planned.leaving_reason, by=by,
            at=_morning(planned.ended_on), today=planned.ended_on,
        )  # fmt: skip
    return post


def take_place(person: Person, planned: PlannedPlace, programme: Activity, *, by: Person) -> Enrolment:
    """Return the place on the programme that somebody got with their cohort, or give them their own."""
    if planned.cohort is not None:
        return Enrolment.objects.get(learner=person, programme=programme)
    return enrol(
        learner=person, programme=programme, by=by, at=planned.enrolled_at, starts_on=planned.starts_on,
        modules_per_month=planned.modules_per_month,
    )  # fmt: skip


def specialise(
    person: Person, programme: ProgrammeNode, pathway: PathwayNode, studied: Sequence[StudiedModule]
) -> None:
    """Choose a main pathway, as somebody comes to the year in which it is studied."""
    moment = chosen_at(programme, studied)
    if moment is not None:
        choose(person=person, programme=programme, pathway=pathway, place=PathwayPlace.MAIN, at=moment)


def study(
    person: Person, studied: Sequence[StudiedModule], quizzes: Quizzes, others: Others, chance: Random
) -> None:
    """Open and complete each step, sitting the quizzes, and waiting for others where they answer."""
    for module in studied:
        for taken in module.steps:
            if taken.step.activity_id in quizzes:
                _sit(person, taken, quizzes, chance)
            elif not others.live(person, taken, chance):
                open_step(person=person, step=taken.step, at=taken.opened_at)
                if taken.completed_at is not None:
                    complete_step(person=person, step=taken.step, at=taken.completed_at)


def end_study(person: Person, enrolment: Enrolment, planned: PlannedPlace, *, by: Person) -> None:
    """Pause or leave, where that is what somebody did."""
    if planned.pause is not None and planned.pause.end is not None:
        pause(
            enrolment=enrolment, start=planned.pause.start, until=planned.pause.end, by=person,
            at=_morning(planned.pause.start),
        )  # fmt: skip
    if planned.left_at is not None:
        withdraw(enrolment=enrolment, by=by, at=planned.left_at)
        for cohort in Cohort.objects.with_names().filter(group__memberships__person=person):
            leave_cohort(person=person, cohort=cohort, by=by, at=planned.left_at)


def _sit(person: Person, taken: StudiedStep, quizzes: Quizzes, chance: Random) -> None:
    quiz, page = quizzes[taken.step.activity_id]
    open_step(person=person, step=taken.step, at=taken.opened_at)
    if taken.completed_at is None:
        return
    length = taken.completed_at - taken.opened_at
    if taken.fails_at_first:
        _attempt(
            person,
            taken,
            quiz,
            page,
            begun=taken.opened_at,
            ended=taken.opened_at + length / 4,
            passes=False,
            chance=chance,
        )
    _attempt(
        person,
        taken,
        quiz,
        page,
        begun=taken.completed_at - length / 2,
        ended=taken.completed_at,
        passes=True,
        chance=chance,
    )


def _attempt(
    person: Person,
    taken: StudiedStep,
    quiz: Quiz,
    page: QuizPage,
    *,
    begun: datetime,
    ended: datetime,
    passes: bool,
    chance: Random,
) -> None:
    attempt = begin_attempt(person=person, page=page, step=taken.step, at=begun)
    rows = list(attempt.questions.select_related("version").order_by("position"))
    asked = [Asked(row.version_id, row.version.type, row.version.content) for row in rows]
    chosen = responses(quiz, asked, passes=passes, chance=chance)
    pace = (ended - begun) / (len(rows) + 1)
    for row, response in zip(rows, chosen, strict=True):
        save_answer(
            attempt=attempt, position=row.position, response=response, is_flagged=False,
            at=begun + pace * row.position,
        )  # fmt: skip
    hand_in(attempt=attempt, at=ended)


def _morning(day: date) -> datetime:
    return datetime.combine(day, MORNING)
