"""Who runs the programme."""

from __future__ import annotations

from datetime import date

from people.models import Person, Responsibility
from people.vocabulary import ResponsibilityKind


def programme_team(on: date, *, but: int | None = None) -> list[Person]:
    """Return the programme's administrators that day, without one of them where ``but`` names them; one query."""
    held = Responsibility.objects.on(on).of_kind(ResponsibilityKind.PROGRAMME_ADMIN)
    people = Person.objects.filter(pk__in=held.values("person_id"), is_active=True)
    return list(people.exclude(pk=but).order_by("pk"))
