"""Under which rules a person takes a quiz: what it says, with what was granted to them."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db.models import Max
from django.utils.timezone import localdate

from assessments.models import Accommodation, QuizPage
from assessments.queries.further_attempt import open_further_attempts
from assessments.rules.attempt import Terms
from assessments.vocabulary import CountedAttempt


def terms_of(page: QuizPage, person_id: int | None, quiz_id: int, at: datetime) -> Terms:
    """Return a quiz's rules for a person, or for nobody in particular; two queries, none without a limit."""
    granted = 0
    if person_id is not None and page.attempts is not None:
        today = localdate(at)
        extra = Accommodation.objects.for_person(person_id, quiz_id, today).aggregate(
            most=Max("extra_attempts")
        )
        granted = (extra["most"] or 0) + open_further_attempts(person_id, quiz_id, today)
    return Terms(
        limit=page.attempts,
        pass_mark=page.pass_mark,
        counts=CountedAttempt(page.counts),
        wait=timedelta(hours=page.wait_hours),
        opens_at=page.opens_at,
        closes_at=page.closes_at,
        granted=granted,
    )


def extra_percent_of(person_id: int, quiz_id: int, at: datetime) -> int:
    """Return how much more time a person has at a quiz; the most of what they were granted."""
    mine = Accommodation.objects.for_person(person_id, quiz_id, localdate(at))
    found: int | None = mine.aggregate(most=Max("extra_percent"))["most"]
    return found or 0
