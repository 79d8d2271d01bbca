"""Two records of one person become one: all attempts are kept, in one row of numbers."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import Max

from assessments.actions.attempt import hand_in
from assessments.models import Attempt, QuestionVersion
from assessments.vocabulary import AttemptStatus
from people.models import Person

JOINED = frozenset({"assessments.Attempt", "assessments.QuestionVersion"})


@transaction.atomic
def join_attempts(*, keep: Person, lose: Person, at: datetime) -> None:
    """Move attempts; where both have one under way at a quiz, the lost record's is handed in as it stands."""
    QuestionVersion.objects.filter(made_by=lose).update(made_by=keep)
    for attempt in Attempt.objects.select_for_update().filter(person=lose).order_by("number", "pk"):
        own = Attempt.objects.filter(person=keep, quiz_id=attempt.quiz_id)
        if attempt.status == AttemptStatus.OPEN and own.open().exists():
            hand_in(attempt=attempt, at=at)
            attempt.refresh_from_db()
        attempt.number = (own.aggregate(highest=Max("number"))["highest"] or 0) + 1
        attempt.person = keep
        attempt.save(update_fields=["person", "number"])
