"""Why an assessor may see somebody: a request of theirs waits in the pool, and nobody answered it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from django.db.models import Exists, OuterRef, Q

from competencies.models import VerificationRequest
from competencies.permissions import POOL_PURPOSE
from foundations.registries import purposes
from people.models import Person, Responsibility
from people.permissions import is_assessor
from people.queries.purpose import SightPurpose, Viewer
from people.vocabulary import ResponsibilityKind


class PoolPath:
    """From an assessor to those whose request waits in the pool, and back."""

    def seen_by(self, viewer: Person, on: date) -> Q:
        if not is_assessor(viewer, on):
            return Q(pk__in=())
        waits = VerificationRequest.objects.in_pool().filter(person=OuterRef("pk"))
        return Q(Exists(waits)) & ~Q(pk=viewer.pk)

    def viewers_of(self, person_id: int, on: date) -> Sequence[Viewer]:
        waits = VerificationRequest.objects.in_pool().filter(person=person_id)
        held = Responsibility.objects.on(on).of_kind(ResponsibilityKind.ASSESSOR).filter(Exists(waits))
        rows = held.filter(person__is_active=True).exclude(person=person_id)
        named = rows.values_list("person_id", "person__name").distinct()
        return [Viewer(pk, name, str(ResponsibilityKind.ASSESSOR.label), "the pool") for pk, name in named]


POOL: Final = SightPurpose(
    code=POOL_PURPOSE,
    order=7,
    title="The programme’s assessors, while a request of yours waits in their pool",
    fields=(
        "your name",
        "the results that you asked to have confirmed, with your comments and the titles of your evidence",
        "what you wrote with the request",
    ),
    why="To answer when whoever you asked did not in ten working days.",
    paths=(PoolPath(),),
)


def register() -> None:
    purposes.register(POOL.code, POOL)
