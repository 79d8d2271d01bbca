"""What the worker does for competencies."""

from __future__ import annotations

from celery import shared_task

from competencies.actions.verification_pool import look_after_requests
from foundations import clock


@shared_task(name="competencies.look_after_requests", ignore_result=True)
def look_after_open_requests() -> None:
    """Remind of requests that wait, send back those that nobody may answer, and pass on what is overdue."""
    look_after_requests(at=clock.now(), today=clock.today())
