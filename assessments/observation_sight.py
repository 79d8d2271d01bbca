"""Whom somebody lets see a piece of their practice: read by ``visible_to`` and by the page *who sees what* alike."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from django.db.models import Q

from assessments.models import Observation
from assessments.queries.observation import observer_in_words
from assessments.vocabulary import OPEN_OBSERVATIONS, ObservationState
from foundations.registries import purposes
from people.models import Person
from people.permissions import is_assessor
from people.queries.assessors import assessors
from people.queries.purpose import SightPurpose, Viewer

OBSERVING: Final = "assessments.observing"
_NOT_THEIRS: Final = (ObservationState.WITHDRAWN, ObservationState.RETURNED)


class AskedPath:
    """From somebody who was asked to those who asked them."""

    def seen_by(self, viewer: Person, on: date) -> Q:
        rows = Observation.objects.filter(observer_id=viewer.pk).exclude(state__in=_NOT_THEIRS)
        return Q(pk__in=rows.values("person_id")) & ~Q(pk=viewer.pk)

    def viewers_of(self, person_id: int, on: date) -> Sequence[Viewer]:
        """Name each as the learner knows them: whoever was named by an address, by the name that was given with it."""
        rows = Observation.objects.filter(person_id=person_id).exclude(state__in=_NOT_THEIRS)
        rows = rows.filter(
            Q(observer__is_active=True) | ~Q(guest_address="") & Q(state__in=OPEN_OBSERVATIONS)
        )
        rows = rows.select_related("observer", "step").order_by("pk")
        return [
            Viewer(row.observer_id or 0, observer_in_words(row), "Observer", f"“{row.step.title}”")
            for row in rows
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
