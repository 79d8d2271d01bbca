"""The named pool: the programme's assessors, to whom goes what nobody else has answered."""

from __future__ import annotations

from datetime import date

from people.models import Person, Responsibility
from people.models.person import PersonQuerySet
from people.vocabulary import ResponsibilityKind


def assessors(on: date) -> PersonQuerySet:
    """Return the programme's assessors that day, by id."""
    held = Responsibility.objects.on(on).of_kind(ResponsibilityKind.ASSESSOR)
    found: PersonQuerySet = Person.objects.current().filter(is_active=True, pk__in=held.values("person_id"))
    return found.order_by("pk")
