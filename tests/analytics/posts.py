"""The smallest valid posts, for tests about staying."""

from __future__ import annotations

from datetime import date
from itertools import count

from people.models import Deployment, Group, JobRole, Membership, Organisation, OrganisationLink, Person, Post
from people.vocabulary import GroupKind, OrganisationKind

AS_AT = date(2026, 6, 30)
_numbers = count(1)


def a_person(name: str = "") -> Person:
    number = next(_numbers)
    person = Person.objects.create_user(f"worker{number}@example.org", name=name or f"Person {number}")
    person.refresh_from_db()
    return person


def an_organisation(
    name: str, kind: OrganisationKind = OrganisationKind.VCSE, parent: Organisation | None = None
) -> Organisation:
    organisation = Organisation.objects.create(code=f"T{next(_numbers)}", name=name, kind=kind)
    if parent:
        OrganisationLink.objects.create(child=organisation, parent=parent, started_on=date(2010, 1, 1))
    return organisation


def a_post(
    person: Person | None = None,
    *,
    employer: Organisation,
    started_on: date = date(2024, 1, 1),
    ended_on: date | None = None,
    observed_from: date | None = None,
    confirmed_on: date | None = AS_AT,
    role: str = "link_worker",
    fte: float | None = 1.0,
    place: Organisation | None = None,
) -> Post:
    post = Post.objects.create(
        person=person or a_person(),
        role=JobRole.objects.get(code=role),
        employer=employer,
        started_on=started_on,
        observed_from=observed_from or started_on,
        ended_on=ended_on,
        last_confirmed_on=None if ended_on else confirmed_on,
        fte=fte,
    )
    if place:
        Deployment.objects.create(post=post, place=place, started_on=started_on, ended_on=ended_on)
    return post


def a_cohort(name: str, *people: Person, started_on: date = date(2025, 1, 1)) -> Group:
    cohort = Group.objects.create(
        kind=GroupKind.COHORT, name=name, slug=f"cohort-{next(_numbers)}", started_on=started_on
    )
    for person in people:
        Membership.objects.create(group=cohort, person=person, started_on=started_on)
    return cohort
