"""What the worker does for the website."""

from __future__ import annotations

from celery import shared_task

from foundations import clock
from website.actions.learning_news import tell_of_additions
from website.actions.post_list import ask_to_confirm


@shared_task(name="website.tell_of_additions", ignore_result=True)
def tell_of_added_content() -> None:
    """Tell of steps and modules that were added, once for each addition, however often this runs."""
    tell_of_additions(at=clock.now())


@shared_task(name="website.ask_to_confirm_posts", ignore_result=True)
def ask_to_confirm_posts() -> None:
    """Ask whoever keeps a list of posts that is due to confirm it, once for each time it is due."""
    ask_to_confirm(at=clock.now(), today=clock.today())
