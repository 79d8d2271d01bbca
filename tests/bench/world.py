"""A world of thousands, built set-wise and proved equal to the ledger."""

from __future__ import annotations

import sys
import time
from collections import defaultdict
from collections.abc import Sequence
from datetime import date, datetime, timedelta

from django.core.management import call_command
from django.db import connection, transaction
from tqdm import tqdm

from analytics.actions.snapshot import rebuild_snapshots
from courses.models import Activity
from courses.queries.outline import current_outline
from demo.actions.copying import copy_rows, numbers_for, uuids
from demo.actions.crowd import Crowd
from demo.queries.quizzes import quizzes_of
from demo.rules.enrolment import COHORT_PACE, MORNING
from demo.rules.population import PlannedPerson, Workplace, cohort_start, population
from demo.vocabulary import DOMAIN, PROGRAMME, SEED
from foundations import clock
from learning_records.actions.pump import pump
from learning_records.queries.agreement import disagreements
from notifications.actions.quiet import quietly
from peer_learning.actions.cohort import begin_cohort
from people.actions.load_organisations import load_organisations
from people.actions.person import add_person
from people.actions.responsibility import give
from people.models import Group, Organisation, OrganisationLink, Person
from people.vocabulary import OrganisationKind, ResponsibilityKind

CHUNK = 4_500
COHORT = 300
PEOPLE_A_NETWORK = 7
BEGAN = date(2022, 7, 1)


def build(size: int, *, is_whole: bool) -> None:
    """Make curriculum, organisations, people, posts, cohorts, progress and statements."""
    at = clock.now()
    today = at.date()
    call_command("load_curriculum", verbosity=0)
    load_organisations(at=at, today=today)
    programme = current_outline().programme(PROGRAMME)
    assert programme is not None
    with transaction.atomic():
        planned = population(size, workplaces(size), seed=SEED, today=today)
        boss = add_person(email=f"boss@{DOMAIN}", name="Boss", by=None, at=at, is_superuser=True)
        groups = cohorts_for(planned, boss, at)
        crowd = Crowd(
            programme, quizzes_of(programme), lambda each: groups.get(each.email), at, is_whole=is_whole
        )
        for start in tqdm(range(0, size, CHUNK), unit=" chunks", file=sys.stderr):
            crowd.copy(planned[start : start + CHUNK])
    began = time.perf_counter()
    with quietly():
        report = pump()
    print(f"pump: {report.handled} statements handled, {time.perf_counter() - began:.0f} s")  # noqa: T201
    rebuild_snapshots(today=today, at=at)
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")


def verify() -> int:
    """Return how many disagreements `records verify` finds, and print the first."""
    found = 0
    for check, disagreement in disagreements():
        found += 1
        if found <= 10:
            print(f"  {check}: {disagreement.what}: {disagreement.detail}")  # noqa: T201
    return found


def workplaces(size: int) -> list[Workplace]:
    """Make networks under every board that is alive, each with two employers."""
    boards = list(
        Organisation.objects.of_kind(OrganisationKind.ICB)
        .filter(ended_on=None)
        .order_by("code")
        .values_list("pk", flat=True)
    )
    count = max(2, size // PEOPLE_A_NETWORK)
    charities = max(2, count // 12)
    ids, names = numbers_for(Organisation, count + charities), uuids(count + charities)
    networks = [(next(ids), next(names), f"BENCH-N{number}", "pcn") for number in range(count)]
    employers = [(next(ids), next(names), f"BENCH-C{number}", "vcse") for number in range(charities)]
    copy_rows(
        Organisation,
        ("id", "uuid", "code", "ods_code", "name", "kind"),
        ((pk, uuid, code, "", code.title(), kind) for pk, uuid, code, kind in [*networks, *employers]),
    )
    links = numbers_for(OrganisationLink, count)
    copy_rows(
        OrganisationLink,
        ("id", "child_id", "parent_id", "started_on"),
        ((next(links), pk, boards[number % len(boards)], BEGAN) for number, (pk, *_) in enumerate(networks)),
    )
    return [
        Workplace(code, (code, employers[number % charities][2]))
        for number, (_, _, code, _) in enumerate(networks)
    ]


def cohorts_for(planned: Sequence[PlannedPerson], boss: Person, at: datetime) -> dict[str, Group]:
    """Begin as many cohorts of 300 as it takes, and say in which each person is."""
    programme = Activity.objects.get(curriculum=PROGRAMME, code=PROGRAMME)
    intakes: dict[int, list[str]] = defaultdict(list)
    for each in planned:
        if each.cohort is not None:
            intakes[each.cohort].append(each.email)
    groups: dict[str, Group] = {}
    for intake, emails in intakes.items():
        starts_on = cohort_start(intake, at.date())
        for start in range(0, len(emails), COHORT):
            name = f"Cohort {intake}-{start // COHORT}"
            facilitator = add_person(
                email=f"f-{intake}-{start}@{DOMAIN}", name=f"Facilitator {intake}-{start}", by=boss, at=at
            )
            cohort = begin_cohort(
                name=name, programme=programme, starts_on=starts_on, modules_per_month=COHORT_PACE,
                facilitator=facilitator, deputy=None, members=(), by=boss,
                at=datetime.combine(starts_on, MORNING),
            )  # fmt: skip
            groups |= dict.fromkeys(emails[start : start + COHORT], cohort.group)
    analyst = add_person(email=f"analyst@{DOMAIN}", name="Analyst", by=boss, at=at)
    since = at.date() - timedelta(days=30)
    give(person=analyst, kind=ResponsibilityKind.ANALYST, started_on=since, by=boss, at=at, today=at.date())
    return groups
