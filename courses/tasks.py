"""What the worker does for courses. Each may run twice without harm."""

from __future__ import annotations

from celery import shared_task

from courses.actions.scheduled_pages import publish_what_is_due


@shared_task(name="courses.publish_what_is_due", ignore_result=True)
def publish_scheduled_pages() -> None:
    """Let pages come and go at the hours that their editors have set."""
    publish_what_is_due()
