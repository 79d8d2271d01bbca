"""Handing in for people who are gone: attempts whose time is over, and those that were handed in and never marked."""

from __future__ import annotations

import logging
from datetime import datetime

from assessments.actions.marking import end_attempt, mark_attempt
from assessments.models import Attempt
from assessments.rules.attempt import GRACE
from assessments.vocabulary import AttemptStatus

AT_A_TIME = 200
logger = logging.getLogger(__name__)


def hand_in_what_is_over(*, at: datetime) -> int:
    """End attempts whose time has run out and mark what waits, each in a transaction of its own; return how many.

    One that cannot be marked is logged and passed over, so that the others go on; it is tried again the next time.
    """
    done = 0
    for attempt in Attempt.objects.over(at - GRACE).order_by("ends_at", "pk")[:AT_A_TIME]:
        done += _one(attempt, at)
    waiting = Attempt.objects.filter(status=AttemptStatus.SUBMITTED, handed_in_at__lt=at - GRACE)
    for attempt in waiting.order_by("handed_in_at", "pk")[:AT_A_TIME]:
        done += _one(attempt, at)
    return done


def _one(attempt: Attempt, at: datetime) -> int:
    try:
        if attempt.status == AttemptStatus.SUBMITTED:
            mark_attempt(attempt=attempt, at=at)
        else:
            end_attempt(attempt=attempt, at=at)
    except Exception:
        logger.exception("An attempt could not be handed in: %s", attempt.pk)
        return 0
    return 1
