"""The eight people as whom anybody may sign in to the demo world, and what they answer for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal

from django.contrib.auth.hashers import make_password

from demo.actions.living import hold_post
from demo.actions.organisations import employer_code, network_code
from demo.rules.population import PlannedPost, cohort_start
from demo.vocabulary import (
    DOMAIN,
    FACILITATORS,
    LEADS_NETWORK,
    LEADS_REGION,
    LEARNER_EMPLOYER,
    NATION,
    PASSWORD,
    SECOND_YEAR_NETWORK,
    SIGN_INS,
    TRUST,
)
from foundations.period import add_months
from people.actions.person import add_person
from people.actions.responsibility import give
from people.models import Organisation, Person
from people.vocabulary import ResponsibilityKind

SETTLED_IN = timedelta(days=20)


@dataclass(frozen=True, slots=True)
class Staff:
    """The people of the demo world who are known by what they do, by the first part of their address."""

    people: Mapping[str, Person]

    def __getitem__(self, name: str) -> Person:
        return self.people[name]


def add_sign_ins(*, at: datetime, today: date) -> Staff:
    """Add those who sign in, and the facilitators who do not; the first of them runs the programme."""
    people: dict[str, Person] = {}
    admin = None
    for name, full_name, _ in SIGN_INS:
        people[name] = add_person(
            email=f"{name}@{DOMAIN}", name=full_name, by=admin, at=at, is_demo=True,
            is_superuser=name == "admin",
        )  # fmt: skip
        admin = people["admin"]
    # One hash serves all: making each takes a second of a small machine, and the password is no secret.
    Person.objects.filter(is_demo=True).update(password=make_password(PASSWORD))
    for name, full_name in FACILITATORS:
        people[name] = add_person(email=f"{name}@{DOMAIN}", name=full_name, by=admin, at=at, is_demo=True)
    staff = Staff({name: Person.objects.get(pk=person.pk) for name, person in people.items()})
    _give_posts(staff, today)
    _give_responsibilities(staff, at=at, today=today)
    return staff


def _give_posts(staff: Staff, today: date) -> None:
    """Let the two learners and the lead work where the tour of the demo world says that they do."""
    admin, network = staff["admin"], network_code(LEADS_NETWORK)
    posts = {
        "learner": ("link_worker", employer_code(LEARNER_EMPLOYER), network, cohort_start(2, today) - SETTLED_IN),
        "second.year": (
            "link_worker", employer_code(TRUST[0]), network_code(SECOND_YEAR_NETWORK),
            cohort_start(1, today) - SETTLED_IN,
        ),
        "lead": ("manager", network, network, add_months(today, -34)),
    }  # fmt: skip
    for name, (role, employer, place, started_on) in posts.items():
        post = PlannedPost(
            role=role, employer=employer, place=place, funder="ARRS", fte=Decimal(1), started_on=started_on,
            observed_from=started_on, ended_on=None, leaving_reason="",
            last_confirmed_on=today - timedelta(days=3),
        )  # fmt: skip
        hold_post(staff[name], post, by=admin)


def _give_responsibilities(staff: Staff, *, at: datetime, today: date) -> None:
    admin, since = staff["admin"], add_months(today, -30)
    kinds = ResponsibilityKind
    given: tuple[tuple[str, ResponsibilityKind, str], ...] = (
        ("admin", kinds.PROGRAMME_ADMIN, ""),
        ("trainer", kinds.TRAINER, ""),
        ("trainer", kinds.ASSESSOR, ""),
        ("lead", kinds.LINE_MANAGER, network_code(LEADS_NETWORK)),
        ("region.lead", kinds.LEAD, LEADS_REGION),
        ("national", kinds.LEAD, NATION),
        ("national", kinds.ANALYST, ""),
    )
    for name, kind, code in given:
        give(
            person=staff[name], kind=kind, started_on=since, by=admin, at=at, today=today,
            organisation=Organisation.objects.get(code=code) if code else None,
        )  # fmt: skip


def supervise(staff: Staff, third: Person, *, at: datetime, today: date) -> None:
    """Let the supervisor supervise the two learners who sign in, and one more."""
    for person in (staff["learner"], staff["second.year"], third):
        give(
            person=staff["supervisor"], kind=ResponsibilityKind.PROFESSIONAL_SUPERVISOR, subject=person,
            started_on=cohort_start(2, today), by=staff["admin"], at=at, today=today,
        )  # fmt: skip
