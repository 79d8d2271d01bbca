"""Whom somebody lets see a piece of their practice: read by ``visible_to`` and by the page *who sees what* alike."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from django.db.models import Q

from assessments.models import Observation
from assessments.permissions import is_assessor
from assessments.queries.observation import assessors
from assessments.vocabulary import ObservationState
from foundations.registries import purposes
from people.models import Person
from people.queries.purpose import SightPurpose, Viewer

OBSERVING: Final = "assessments.observing"
_NOT_THEIRS: Final = (ObservationState.WITHDRAWN, ObservationState.RETURNED)


class AskedPath:
    """From somebody who was asked to those who asked them."""

    def seen_by(self, viewer: Person, on: date) -> Q:
        rows = Observation.objects.filter(observer_id=viewer.pk).exclude(state__in=_NOT_THEIRS)
        return Q(pk__in=rows.values("person_id")) & ~Q(pk=viewer.pk)

    def viewers_of(self, person_id: int, on: date) -> Sequence[Viewer]:
        rows = Observation.objects.filter(person_id=person_id, observer__is_active=True)
        named = rows.exclude(state__in=_NOT_THEIRS).values_list(
            "observer_id", "observer__name", "step__title"
        )
        return [
            Viewer(pk, name, "Observer", f"“{title}”")
            for pk, name, title in named.distinct()
            if pk != person_id
        ]


class PoolPath:
    """From an assessor to those who wait for one."""

    def seen_by(self, viewer: Person, on: date) -> Q:
        if not is_assessor(viewer, on):
            return Q(pk__in=())
        return Q(pk__in=Observation.objects.in_the_pool().values("person_id")) & ~Q(pk=viewer.pk)

    def viewers_of(self, person_id: int, on: date) -> Sequence[Viewer]:
        if not Observation.objects.in_the_pool().filter(person_id=person_id).exists():
            return ()
        rows = assessors(on).exclude(pk=person_id).values_list("pk", "name")
        return [Viewer(pk, name, "Assessor", "what nobody has answered yet") for pk, name in rows]


def register() -> None:
    purpose = SightPurpose(
        code=OBSERVING,
        order=20,
        title="Whoever you ask to observe you",
        fields=(
            "your name",
            "the step and its criteria",
            "what you wrote to them, once you have sent it",
            "what they said themselves",
        ),
        why=(
            "To see your practice and say what they saw. Somebody without an account sees the same, by a link of their own. "
            "What is not answered in ten working days is shown to the programme’s assessors."
        ),
        paths=(AskedPath(), PoolPath()),
    )
    purposes.register(OBSERVING, purpose)
