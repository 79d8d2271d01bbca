"""Requests for a further attempt: who is asked, what is still missing, and which are open."""

from __future__ import annotations

from datetime import date

from django.db.models import Case, IntegerField, Q, Value, When

from assessments.models import AttemptRequest
from assessments.rules.further_attempt import Asked, Waiting, is_open, waits_for
from courses.queries.outline import current_outline
from courses.vocabulary import ActivityKind
from people.models import Membership, Person, Responsibility
from people.vocabulary import ResponsibilityKind

ASKED_FIRST = (
    ResponsibilityKind.FACILITATOR,
    ResponsibilityKind.DEPUTY_FACILITATOR,
    ResponsibilityKind.PROFESSIONAL_SUPERVISOR,
    ResponsibilityKind.LINE_MANAGER,
    ResponsibilityKind.TRAINER,
    ResponsibilityKind.PROGRAMME_ADMIN,
)
"""Who is asked to open another attempt: the nearest to the learner first. Never the learner themselves."""

ANYBODYS = (ResponsibilityKind.TRAINER, ResponsibilityKind.PROGRAMME_ADMIN)


def owner_for(person_id: int, today: date) -> Person | None:
    """Return who is asked about somebody's further attempt; one query."""
    groups = Membership.objects.on(today).filter(person_id=person_id).values("group_id")
    nearest = Case(
        *(When(kind=kind, then=Value(place)) for place, kind in enumerate(ASKED_FIRST)),
        output_field=IntegerField(),
    )
    held = (
        Responsibility.objects.on(today)
        .of_kind(*ASKED_FIRST)
        .filter(Q(subject_id=person_id) | Q(group_id__in=groups) | Q(kind__in=ANYBODYS))
        .filter(person__is_active=True)
        .exclude(person_id=person_id)
    )
    found = held.select_related("person").order_by(nearest, "started_on", "pk").first()
    return found.person if found else None


def asked_of(request: AttemptRequest) -> Asked:
    """Return a request as the rules need it; it carries ``lessons_left``."""
    left: int = getattr(request, "lessons_left", -1)
    if left < 0:
        left = request.lessons.filter(revised_at__isnull=True).count()
    return Asked(request.reply_by, request.answered_at is not None, left)


def open_further_attempts(person_id: int, quiz_id: int, today: date) -> int:
    """Return how many further attempts have been opened, taken ones included; one query."""
    rows = AttemptRequest.objects.of(person_id, quiz_id).with_lessons_left()
    return sum(is_open(asked_of(row), today) for row in rows)


def is_waiting(person_id: int, quiz_id: int, today: date) -> bool:
    """Return whether a request has been made and its attempt is not open yet."""
    rows = AttemptRequest.objects.of(person_id, quiz_id).with_lessons_left()
    return any(waits_for(asked_of(row), today) != Waiting.NOTHING for row in rows)


def lessons_of(quiz_id: int) -> list[int]:
    """Return the lessons of a quiz's module, as they stand in it."""
    module = current_outline().module_of_step(quiz_id)
    if module is None:
        return []
    return [step.activity_id for step in module.steps if step.kind == ActivityKind.LESSON]


def waiting_request(person_id: int, quiz_id: int, today: date) -> AttemptRequest | None:
    """Return the request whose attempt is not open yet, with who was asked; one query."""
    rows = AttemptRequest.objects.of(person_id, quiz_id).with_lessons_left().select_related("owner")
    return next((row for row in rows if waits_for(asked_of(row), today) != Waiting.NOTHING), None)
