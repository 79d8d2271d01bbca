"""What the website does when a page is published or taken back: the search follows."""

from __future__ import annotations

from typing import Any

from django.core.cache import cache
from django.db import transaction
from wagtail.signals import page_published, page_unpublished, post_page_move

from website.tasks import follow_the_content

ASKED_KEY = "website:search:asked"
COLLAPSE_SECONDS = 5


def ask_for_search(**_: Any) -> None:
    """Ask the worker once for many pages at a time; what is lost here the scheduler finds within a minute."""
    transaction.on_commit(_ask, robust=True)


def _ask() -> None:
    if cache.add(ASKED_KEY, 1, COLLAPSE_SECONDS):
        follow_the_content.apply_async(countdown=COLLAPSE_SECONDS)


def listen() -> None:
    for signal in (page_published, page_unpublished, post_page_move):
        signal.connect(ask_for_search, dispatch_uid="website.ask_for_search")
