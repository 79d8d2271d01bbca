"""What somebody studied, for them to cite."""

from __future__ import annotations

from uuid import UUID

from courses.models import ModuleProgress
from learning_records.models import Statement
from learning_records.vocabulary import Verb
from people.models import Person


def completed_modules(person: Person) -> list[tuple[UUID, str]]:
    """Return the modules that somebody completed, the latest first."""
    rows = ModuleProgress.objects.completed().filter(person=person).order_by("-completed_at", "-pk")
    return list(rows.values_list("activity__uuid", "title"))


def completion_of(person: Person, activity: UUID) -> UUID | None:
    """Return the statement by which somebody completed a module."""
    said = Statement.objects.filter(actor=person.actor, verb=Verb.COMPLETED, activity_id=activity)
    return said.order_by("id").values_list("id", flat=True).first()
