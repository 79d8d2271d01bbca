"""Two records of one person become one: all attempts are kept, in one row of numbers."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import Max

from assessments.actions.attempt import hand_in
from assessments.models import (
    Accommodation,
    Attempt,
    AttemptRequest,
    QuestionImport,
    QuestionVersion,
    ReMarking,
)
from assessments.vocabulary import AttemptStatus
from people.models import Person

JOINED = frozenset(
    {
        "assessments.Accommodation",
        "assessments.Attempt",
        "assessments.AttemptRequest",
        "assessments.QuestionImport",
        "assessments.QuestionVersion",
        "assessments.ReMarking",
    }
)


@transaction.atomic
def join_attempts(*, keep: Person, lose: Person, at: datetime) -> None:
    """Move attempts; where both have one under way at a quiz, the lost record's is handed in as it stands."""
    QuestionVersion.objects.filter(made_by=lose).update(made_by=keep)
    ReMarking.objects.filter(approved_by=lose).update(approved_by=keep)
    QuestionImport.objects.filter(uploaded_by=lose).update(uploaded_by=keep)
    _join_what_was_granted(keep, lose)
    for attempt in Attempt.objects.select_for_update().filter(person=lose).order_by("number", "pk"):
        own = Attempt.objects.filter(person=keep, quiz_id=attempt.quiz_id)
        if attempt.status == AttemptStatus.IN_PROGRESS and own.open().exists():
            hand_in(attempt=attempt, at=at)
            attempt.refresh_from_db()
        attempt.number = (own.aggregate(highest=Max("number"))["highest"] or 0) + 1
        attempt.person = keep
        attempt.save(update_fields=["person", "number"])


def _join_what_was_granted(keep: Person, lose: Person) -> None:
    """Move what was granted and asked; a request that would now be one's own to answer belongs to nobody in particular."""
    Accommodation.objects.filter(person=lose).update(person=keep)
    Accommodation.objects.filter(made_by=lose).update(made_by=keep)
    both = (keep.pk, lose.pk)
    AttemptRequest.objects.filter(person__in=both, owner__in=both).update(owner=None)
    AttemptRequest.objects.filter(person=lose).update(person=keep)
    AttemptRequest.objects.filter(owner=lose).update(owner=keep)
    AttemptRequest.objects.filter(answered_by=lose).update(answered_by=keep)
