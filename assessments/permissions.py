"""Who may do what with assessments."""

from __future__ import annotations

from assessments.models import AttemptRequest
from people.models import Person


def may_reply(person: Person, request: AttemptRequest) -> bool:
    """Return whether somebody may reply: the one who was asked, or whoever teaches; never about their own attempt."""
    if person.pk == request.person_id:
        return False
    return person.pk == request.owner_id or person.has_perm("assessments.change_accommodation")
