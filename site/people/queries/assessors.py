"""The named pool: the programme's assessors, to whom goes what nobody else has answered."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Final

from django.db.models import Q, QuerySet

from people.models import Membership, Person, Responsibility
from people.models.dated import runs_on
from people.models.person import PersonQuerySet
from people.vocabulary import ResponsibilityKind

_WHOLE_PROGRAMME: Final = Q(organisation__isnull=True, group__isnull=True, subject__isnull=True)


def assessors_for(person_id: int, on: date) -> QuerySet[Responsibility]:
    """Narrow to the responsibilities that let somebody assess a person that day; never the person's own."""
    member = Q(group__memberships__person_id=person_id) & runs_on(on, "group__memberships__")
    return (
        Responsibility.objects.on(on)
        .of_kind(ResponsibilityKind.ASSESSOR)
        .filter(_WHOLE_PROGRAMME | member, person__is_active=True)
        .exclude(person_id=person_id)
        .order_by("person_id", "pk")
        .distinct()
    )


def without_assessor(people: Collection[int], on: date) -> set[int]:
    """Return those of some people whom nobody may assess that day; three queries at most, however many."""
    held = Responsibility.objects.on(on).of_kind(ResponsibilityKind.ASSESSOR).filter(person__is_active=True)
    whole = set(held.filter(_WHOLE_PROGRAMME).values_list("person_id", flat=True))
    left = {each for each in people if not whole - {each}}
    if not left:
        return left
    of_group: dict[int, set[int]] = {}
    for group, assessor in held.filter(group__isnull=False).values_list("group_id", "person_id"):
        of_group.setdefault(group, set()).add(assessor)
    members = Membership.objects.on(on).filter(group_id__in=of_group, person_id__in=left)
    rows = members.values_list("person_id", "group_id")
    return left - {person for person, group in rows if of_group[group] - {person}}


def without_pool(people: Collection[int], on: date) -> set[int]:
    """Return those of some people for whom nobody but themselves is in the pool that day; one query."""
    pool = set(assessors(on).values_list("pk", flat=True)[:2])
    return {each for each in people if not pool - {each}}


def assessors(on: date) -> PersonQuerySet:
    """Return the programme's assessors that day, by id."""
    held = Responsibility.objects.on(on).of_kind(ResponsibilityKind.ASSESSOR)
    found: PersonQuerySet = Person.objects.current().filter(is_active=True, pk__in=held.values("person_id"))
    return found.order_by("pk")
