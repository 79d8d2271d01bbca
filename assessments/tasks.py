"""What the worker does for assessments."""

from __future__ import annotations

from celery import shared_task

from assessments.actions.late import hand_in_what_is_over
from foundations.clock import now


@shared_task(name="assessments.hand_in_what_is_over", ignore_result=True)
def hand_in_attempts_that_are_over() -> None:
    """Hand in what ran out of time, and mark what was handed in and not marked. Two at once do each attempt once."""
    hand_in_what_is_over(at=now())
