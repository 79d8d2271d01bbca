"""The smallest valid people, organisations and posts."""

from __future__ import annotations

import itertools
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from people.actions.membership import join_group
from people.actions.person import add_person
from people.actions.post import start_post
from people.actions.responsibility import give
from people.models import Group, JobRole, Organisation, OrganisationLink, Person, Post, Responsibility
from people.vocabulary import GroupKind, OrganisationKind, ResponsibilityKind

TODAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)
LONG_AGO = date(2024, 1, 1)
_numbers = itertools.count(1)


def a_person(name: str = "Ann Lee", email: str = "", **fields: Any) -> Person:
    address = email or f"person{next(_numbers)}@test.example"
    return add_person(email=address, name=name, by=None, at=NOW, **fields)


def an_organisation(
    kind: OrganisationKind = OrganisationKind.VCSE,
    *,
    name: str = "",
    code: str = "",
    parent: Organisation | None = None,
    since: date = LONG_AGO,
) -> Organisation:
    number = next(_numbers)
    made = Organisation.objects.create(code=code or f"T{number}", name=name or f"Place {number}", kind=kind)
    if parent is not None:
        OrganisationLink.objects.create(child=made, parent=parent, started_on=since)
    return made


def a_post(person: Person, employer: Organisation | None = None, **fields: Any) -> Post:
    terms: dict[str, Any] = {
        "role": JobRole.objects.get(code="link_worker"),
        "employer": employer or an_organisation(),
        "started_on": LONG_AGO,
        "fte": Decimal("0.8"),
    }
    return start_post(person=person, by=None, at=NOW, today=TODAY, **(terms | fields))


def a_group(kind: GroupKind = GroupKind.COHORT, members: tuple[Person, ...] = ()) -> Group:
    number = next(_numbers)
    group = Group.objects.create(kind=kind, name=f"Group {number}", slug=f"group-{number}")
    for member in members:
        join_group(member, group, on=LONG_AGO, by=None, at=NOW)
    return group


def a_responsibility(person: Person, kind: ResponsibilityKind, **scope: Any) -> Responsibility:
    terms = {"started_on": LONG_AGO, "by": None, "at": NOW, "today": TODAY} | scope
    return give(person=person, kind=kind, **terms)
