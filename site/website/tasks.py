"""What the worker does for the website."""

from __future__ import annotations

from celery import shared_task

from foundations import clock
from website.actions.learning_news import tell_of_additions


@shared_task(name="website.tell_of_additions", ignore_result=True)
def tell_of_added_content() -> None:
    """Tell of steps and modules that were added, once for each addition, however often this runs."""
    tell_of_additions(at=clock.now())
