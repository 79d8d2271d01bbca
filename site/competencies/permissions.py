"""Who may look at whose requests, and who is in the pool."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

from competencies.models import Rating, VerificationRequest
from people.models import Person
from people.permissions import holds, is_assessor
from people.vocabulary import Purpose, ResponsibilityKind

VERIFYING: Final = (Purpose.LINE_MANAGEMENT, Purpose.SUPERVISION)
POOL_PURPOSE: Final = "verification_pool"


def supervises(verifier: Person, person_id: int, on: date) -> bool:
    """Return whether somebody is a person's line manager or professional supervisor that day; one query."""
    supervised = Person.objects.visible_to(verifier, to=VERIFYING, on=on)
    return bool(supervised.filter(pk=person_id).exists())


def verifies(person: Any, on: date) -> bool:
    """Return whether the screen of confirmations is for this person that day; one query."""
    return holds(
        person,
        ResponsibilityKind.LINE_MANAGER,
        ResponsibilityKind.PROFESSIONAL_SUPERVISOR,
        ResponsibilityKind.ASSESSOR,
        on=on,
    )


def may_see_rating(viewer: Person, rating: Rating, on: date) -> bool:
    """Return whether somebody may read a view with its comment and evidence; two queries at most.

    It is its person's alone until they put it forward. Then whoever was asked reads it, and an assessor once it waits in
    the pool, for as long as the request is open.
    """
    if not viewer.is_active or rating.person_id is None:
        return False
    if rating.person_id == viewer.pk:
        return True
    put_forward = VerificationRequest.objects.open().filter(items__rating=rating)
    if put_forward.filter(verifier=viewer).exists():
        return True
    return is_assessor(viewer, on) and put_forward.filter(pooled_at__isnull=False).exists()


def may_change_frameworks(person: Any) -> bool:
    """Return whether somebody may change, import and publish frameworks: the programme team."""
    return bool(person.is_active and person.has_perm("competencies.change_framework"))
