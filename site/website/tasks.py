"""What the worker does for the website."""

from __future__ import annotations

from celery import shared_task

from foundations import clock
from website.actions.help_request import clear_old_requests, pool_late
from website.actions.learning_news import tell_of_additions
from website.actions.post_list import ask_to_confirm
from website.actions.search import is_up_to_date, rebuild_search


@shared_task(name="website.tell_of_additions", ignore_result=True)
def tell_of_added_content() -> None:
    """Tell of steps and modules that were added, once for each addition, however often this runs."""
    tell_of_additions(at=clock.now())


@shared_task(name="website.ask_to_confirm_posts", ignore_result=True)
def ask_to_confirm_posts() -> None:
    """Ask whoever keeps a list of posts that is due to confirm it, once for each time it is due."""
    ask_to_confirm(at=clock.now(), today=clock.today())


@shared_task(name="website.follow_the_content", ignore_result=True)
def follow_the_content() -> None:
    """Make the entries of the search anew where something has changed since."""
    if not is_up_to_date():
        rebuild_search(at=clock.now())


@shared_task(name="website.pool_late_requests", ignore_result=True)
def pool_late_requests() -> None:
    """Hand requests for help that were not answered in time to the whole team, once each; let those of long ago go."""
    pool_late(at=clock.now(), today=clock.today())
    clear_old_requests(at=clock.now())
