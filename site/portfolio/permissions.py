"""Who may do what with what people bring with them."""

from __future__ import annotations

from datetime import date

from people.models import Person
from people.permissions import holds
from people.vocabulary import ResponsibilityKind


def looks_after_training(person: Person, on: date) -> bool:
    """Return whether somebody accepts others' outside training: line managers and the programme team; one query."""
    kinds = (ResponsibilityKind.LINE_MANAGER, ResponsibilityKind.PROGRAMME_ADMIN)
    return bool(person.is_active and person.is_superuser) or holds(person, *kinds, on=on)
