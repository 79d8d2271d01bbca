"""Who may do what with assessments."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from django.db.models import Q

from assessments.models import (
    AttemptRequest,
    MarkingTask,
    MarkingTaskQuerySet,
    Observation,
    SubmissionFile,
)
from people.models import Membership, Person
from people.permissions import held_by, holds, is_assessor
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


def was_asked_to_observe(person: Person, observation: Observation, today: date) -> bool:
    """Return whether a request is somebody's to answer: never their own, and only while they have to do with the learner.

    Whoever was named by an address, or took it as an assessor, needs no other tie.
    """
    return bool(asked_to_observe(person, [observation], today))


def asked_to_observe(person: Person, asked: Sequence[Observation], today: date) -> list[Observation]:
    """Keep the requests that are somebody's to answer; two queries, however many."""
    own = [each for each in asked if each.observer_id == person.pk != each.person_id and person.is_active]
    tied = {each.person_id for each in own if each.taken_at is None and not each.guest_address}
    seen = Person.objects.visible_to(person, to=MAY_BE_ASKED, on=today).filter(pk__in=tied) if tied else ()
    answered_for = {each.pk for each in seen}
    assesses = any(each.taken_at for each in own) and is_assessor(person, today)
    return [
        each
        for each in own
        if (assesses if each.taken_at else each.guest_address or each.person_id in answered_for)
    ]


MARKERS: Final = (
    ResponsibilityKind.ASSESSOR,
    ResponsibilityKind.TRAINER,
    ResponsibilityKind.PROGRAMME_ADMIN,
)
"""Those who mark."""
MARKING: Final = "marking"
"""The purpose under which somebody's work is opened."""


def is_marker(person: Person, on: date) -> bool:
    """Return whether somebody marks at all that day; one query, none for a superuser."""
    return bool(person.is_active and person.is_superuser) or holds(person, *MARKERS, on=on)


def tasks_for(marker: Person, on: date) -> MarkingTaskQuerySet:
    """Return the work that a marker sees that day, never their own.

    Trainers, the programme team and assessors of the whole programme see all. An assessor of a group sees its members', what
    they have claimed, and whatever has waited past its day. Somebody who marks nothing sees nothing.
    """
    found = MarkingTask.objects.exclude(version__submission__person_id=marker.pk)
    if marker.is_superuser and marker.is_active:
        return found
    held = [each for each in held_by(marker, on) if each.kind in MARKERS]
    groups = [each.group_id for each in held if each.group_id is not None]
    if not held:
        return found.none()
    if len(groups) < len(held):
        return found
    members = Membership.objects.on(on).filter(group_id__in=groups).values("person_id")
    theirs = Q(version__submission__person_id__in=members) | Q(claimed_by_id=marker.pk)
    return found.filter(theirs | Q(due_on__lt=on))


def may_open_task(marker: Person, task: MarkingTask, on: date) -> bool:
    return tasks_for(marker, on).filter(pk=task.pk).exists()


def may_read_file(person: Person, file: SubmissionFile, on: date) -> bool:
    """Return whether a file is somebody's own, or belongs to a version that they may mark."""
    if file.submission.person_id == person.pk:
        return True
    return tasks_for(person, on).filter(version__files=file).exists()


def may_exchange_questions(person: object) -> bool:
    """Return whether somebody may bring questions in and take them out: whoever may write them."""
    return isinstance(person, Person) and person.has_perm("assessments.add_question")
