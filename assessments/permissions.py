"""Who may do what with assessments."""

from __future__ import annotations

from datetime import date
from typing import Final

from assessments.models import AttemptRequest, Observation
from people.models import Person
from people.permissions import holds
from people.vocabulary import Purpose, ResponsibilityKind

MAY_BE_ASKED: Final = (Purpose.LINE_MANAGEMENT, Purpose.SUPERVISION, Purpose.FACILITATION)
"""Those who manage, supervise or facilitate somebody that day may be asked to observe them."""


def may_reply(person: Person, request: AttemptRequest) -> bool:
    """Return whether somebody may reply: the one who was asked, or whoever teaches; never about their own attempt."""
    if person.pk == request.person_id:
        return False
    return person.pk == request.owner_id or person.has_perm("assessments.change_accommodation")


def answers_for(observer: Person, person_id: int, today: date) -> bool:
    """Return whether somebody manages, supervises or facilitates a person that day; one query."""
    seen = Person.objects.visible_to(observer, to=MAY_BE_ASKED, on=today)
    return observer.pk != person_id and bool(seen.filter(pk=person_id).exists())


def is_assessor(person: Person, today: date) -> bool:
    """Return whether somebody is one of the programme's assessors that day; one query."""
    return holds(person, ResponsibilityKind.ASSESSOR, on=today)


def was_asked_to_observe(person: Person, observation: Observation, today: date) -> bool:
    """Return whether a request is somebody's to answer: never their own, and only while they have to do with the learner.

    Whoever was named by an address, or took it as an assessor, needs no other tie.
    """
    if person.pk == observation.person_id or person.pk != observation.observer_id or not person.is_active:
        return False
    if observation.taken_at is not None:
        return is_assessor(person, today)
    return bool(observation.guest_address) or answers_for(person, observation.person_id, today)
