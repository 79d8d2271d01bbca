"""Two records of one person become one: what they asked and what was asked of them stand together; nobody observes themselves."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from assessments.actions.observation import end
from assessments.models import Observation, ObservationPreparation
from assessments.vocabulary import ObservationState
from people.models import Person

JOINED = frozenset({"assessments.Observation", "assessments.ObservationPreparation"})


@transaction.atomic
def join_observations(*, keep: Person, lose: Person, at: datetime) -> None:
    """Move requests; where both have one open at a step the lost record's is withdrawn, and one of oneself goes back."""
    both = (keep.pk, lose.pk)
    for own in Observation.objects.filter(person__in=both, observer__in=both).order_by("pk"):
        if own.is_open:
            end(own, ObservationState.RETURNED, at)
        Observation.objects.filter(pk=own.pk).update(observer=None)
    held = set(Observation.objects.open().filter(person=keep).values_list("step_id", flat=True))
    for doubled in Observation.objects.open().filter(person=lose, step_id__in=held).order_by("pk"):
        end(doubled, ObservationState.WITHDRAWN, at)
    Observation.objects.filter(person=lose).update(person=keep)
    Observation.objects.filter(observer=lose).update(observer=keep)
    _join_drafts(keep, lose)


def _join_drafts(keep: Person, lose: Person) -> None:
    held = {row.step_id: row for row in ObservationPreparation.objects.filter(person=keep)}
    for row in ObservationPreparation.objects.filter(person=lose).order_by("pk"):
        other = held.get(row.step_id)
        if other is None:
            ObservationPreparation.objects.filter(pk=row.pk).update(person=keep)
            continue
        words = "\n\n".join(text for text in (other.words, row.words) if text.strip())
        ObservationPreparation.objects.filter(pk=other.pk).update(words=words)
        row.delete()
