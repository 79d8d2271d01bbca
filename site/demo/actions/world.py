"""Making the demo world in a database that holds nobody yet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from django.db import transaction
from django.utils.timezone import localdate

from analytics.actions.chart import draw
from analytics.actions.snapshot import rebuild_snapshots
from analytics.queries.retention_charts import standing_specs
from courses.models import Activity
from courses.queries.outline import current_outline
from courses.rules.outline import ProgrammeNode
from courses.rules.route import programme_modules
from demo.actions import living
from demo.actions.answered import Others
from demo.actions.cohorts import begin_cohorts
from demo.actions.competencies import grow
from demo.actions.crowd import Crowd
from demo.actions.inbox import fill_inboxes, read_what_is_old
from demo.actions.learners import live_in_year_2, live_mid_year_1
from demo.actions.organisations import make_organisations, network_code
from demo.actions.sign_ins import Staff, add_sign_ins, supervise
from demo.queries.quizzes import Quizzes, can_do, quizzes_of
from demo.rules.enrolment import chance_of, place_of
from demo.rules.population import PlannedPerson, population
from demo.rules.specialism import before_specialism, choices_of, pathway_for
from demo.rules.study import study
from demo.vocabulary import DOMAIN, LEADS_NETWORK, LEARNERS, LIVED, PEOPLE, PROGRAMME, SEED
from foundations.verdict import Refusal, Refused, Verdict
from learning_records.actions.pump import pump
from notifications.actions.quiet import quietly
from people.models import Person

SOMEBODY_REAL = Refusal(
    "somebody_real",
    "This database holds people who are not of the demo world, so it is left as it is.",
)
NO_PROGRAMME = Refusal("no_programme", f"The programme {PROGRAMME} is not loaded. Run load_curriculum first.")

Advance = Callable[[str], None]


class DemoRefused(Refused):
    """The demo world does not belong into this database; nothing was written."""


@dataclass(frozen=True, slots=True)
class DemoReport:
    """``people`` is how many there are now."""

    was_there: bool
    people: int


STAGES = 9 + LIVED
WAITS: Final = timedelta(days=35)
NEWS: Final = timedelta(days=14)
FACILITATED_BY: Final = ("gwen.aspinall", "dev.chatterjee", "lead")
LIVED_OF_COHORT: dict[int | None, int] = {0: 1, 1: 2, 2: 12}


def load_demo(*, at: datetime, advance: Advance = lambda stage: None) -> DemoReport:
    """Make the demo world, all of it or nothing; where it is already, nothing is done.

    ``advance`` is told of each of ``STAGES`` stages.

    :raises DemoRefused: when the database holds anybody else, or no curriculum.
    """
    if Person.objects.filter(is_demo=False).exists():
        raise DemoRefused(Verdict((SOMEBODY_REAL,)))
    if Person.objects.exists():
        return DemoReport(was_there=True, people=Person.objects.count())
    programme = current_outline().programme(PROGRAMME)
    if programme is None:
        raise DemoRefused(Verdict((NO_PROGRAMME,)))
    with quietly():
        with transaction.atomic():
            _make(programme, at, advance)
        advance("certificates and CPD drafts")
        pump()
    fill_inboxes(Person.objects.filter(email__in=[f"{name}@{DOMAIN}" for name in LEARNERS]))
    read_what_is_old(at - NEWS)
    advance("retention")
    draw(standing_specs(rebuild_snapshots(today=localdate(at), at=at)), at=at)
    return DemoReport(was_there=False, people=Person.objects.count())


def _make(programme: ProgrammeNode, at: datetime, advance: Advance) -> None:
    today = localdate(at)
    advance("places")
    workplaces = make_organisations(at=at, today=today)
    advance("sign-ins")
    staff = add_sign_ins(at=at, today=today)
    planned = population(PEOPLE, workplaces, seed=SEED, today=today)
    lived, copied = who_lives(planned)
    quizzes = quizzes_of(programme)
    advance("posts")
    people = [living.add(each, by=staff["admin"], at=at) for each in lived]
    advance("cohorts")
    activity = Activity.objects.get(pk=programme.activity_id)
    cohorts = begin_cohorts(
        programme=activity,
        facilitators=tuple(staff[name] for name in FACILITATED_BY),
        deputies=(None, staff["gwen.aspinall"], staff["gwen.aspinall"]),
        members=_members(lived, people, staff),
        by=staff["admin"],
        today=today,
    )
    advance("the crowd")
    groups = [cohort.group for cohort in cohorts]
    crowd = Crowd(programme, quizzes, lambda each: None if each.cohort is None else groups[each.cohort], at)
    crowd.copy(copied)
    others = _others(staff, lived, people, at)
    for each, person in zip(lived, people, strict=True):
        advance("lives")
        _live(each, person, programme, quizzes, activity, others=others, by=staff["admin"], at=at)
    advance("the learners who sign in")
    live_mid_year_1(staff["learner"], programme, quizzes, others, now=at)
    live_in_year_2(staff["second.year"], programme, quizzes, others, now=at)
    supervise(staff, people[0], at=at, today=today)
    advance("competencies")
    grow(
        learner=staff["learner"], second_year=staff["second.year"], supervisor=staff["supervisor"],
        lead=staff["lead"], lived=people, now=at,
    )  # fmt: skip


def _others(staff: Staff, lived: Sequence[PlannedPerson], people: Sequence[Person], at: datetime) -> Others:
    """Let whoever facilitates a cohort observe its people; those without one are observed by an assessor."""
    facilitators = [staff[name] for name in FACILITATED_BY]
    observers = {
        person.pk: facilitators[each.cohort]
        for each, person in zip(lived, people, strict=True)
        if each.cohort is not None
    }
    observers |= {staff["second.year"].pk: facilitators[1], staff["learner"].pk: facilitators[2]}
    return Others(
        marker=staff["trainer"], team=staff["admin"], observers=observers, waits_since=at - WAITS,
        answered_at_once=frozenset({staff["learner"].pk}),
    )  # fmt: skip


def who_lives(planned: Sequence[PlannedPerson]) -> tuple[list[PlannedPerson], list[PlannedPerson]]:
    """Divide a population into those whose history is lived action by action, and the rest.

    Those in the lead's network come first. Most are of the latest cohort: a life of two years takes its seconds, and the
    world is to be there in two minutes.
    """
    home = network_code(LEADS_NETWORK)
    in_turn = sorted(
        planned, key=lambda each: (each.cohort is None, each.posts[-1].place != home, each.email)
    )
    lives: Counter[int | None] = Counter()
    lived: list[PlannedPerson] = []
    for each in in_turn:
        if len(lived) < LIVED and lives[each.cohort] < LIVED_OF_COHORT.get(each.cohort, LIVED):
            lives[each.cohort] += 1
            lived.append(each)
    chosen = {each.email for each in lived}
    return lived, [each for each in planned if each.email not in chosen]


def _members(
    lived: Sequence[PlannedPerson], people: Sequence[Person], staff: Staff
) -> dict[int, list[Person]]:
    members: dict[int, list[Person]] = {1: [staff["second.year"]], 2: [staff["learner"]]}
    for each, person in zip(lived, people, strict=True):
        if each.cohort is not None:
            members.setdefault(each.cohort, []).append(person)
    return members


def _live(
    planned: PlannedPerson,
    person: Person,
    programme: ProgrammeNode,
    quizzes: Quizzes,
    activity: Activity,
    *,
    others: Others,
    by: Person,
    at: datetime,
) -> None:
    chance = chance_of(planned)
    place = place_of(planned, chance, at)
    if place is None:
        return
    enrolment = living.take_place(person, place, activity, by=by)
    pathway = pathway_for(planned.email, programme)
    studied = study(
        programme_modules(programme, choices_of(programme, pathway)), place.plan, manner=planned.manner, stop=planned.stop, until=place.until,
        draw=chance, can_do=can_do(quizzes),
    )  # fmt: skip
    before = before_specialism(programme, studied)
    living.study(person, studied[:before], quizzes, others, chance)
    if pathway is not None:
        living.specialise(person, programme, pathway, studied)
    living.study(person, studied[before:], quizzes, others, chance)
    living.end_study(person, enrolment, place, by=by)
