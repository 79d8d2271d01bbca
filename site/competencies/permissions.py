"""Who may look at whose requests, and who is in the pool."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

from people.models import Person
from people.permissions import holds
from people.vocabulary import Purpose, ResponsibilityKind

VERIFYING: Final = (Purpose.LINE_MANAGEMENT, Purpose.SUPERVISION)
POOL_PURPOSE: Final = "verification_pool"


def supervises(verifier: Person, person_id: int, on: date) -> bool:
    """Return whether somebody is a person's line manager or professional supervisor that day; one query."""
    supervised = Person.objects.visible_to(verifier, to=VERIFYING, on=on)
    return bool(supervised.filter(pk=person_id).exists())


def is_assessor(person: Any, on: date) -> bool:
    """Return whether somebody is in the pool of the programme's assessors that day; one query."""
    return holds(person, ResponsibilityKind.ASSESSOR, on=on)


def verifies(person: Any, on: date) -> bool:
    """Return whether the screen of confirmations is for this person that day; one query."""
    return holds(
        person,
        ResponsibilityKind.LINE_MANAGER,
        ResponsibilityKind.PROFESSIONAL_SUPERVISOR,
        ResponsibilityKind.ASSESSOR,
        on=on,
    )
