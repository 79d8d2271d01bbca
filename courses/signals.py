"""What saving and publishing pages sets off."""

from __future__ import annotations

from typing import Any

from django.db.models.signals import post_save
from wagtail.signals import page_published, page_unpublished, post_page_move

from courses.actions.activity import ensure_activity
from courses.models import CurriculumPage
from courses.queries.outline import forget_outline


def keep_activity(sender: type[Any], instance: Any, raw: bool = False, **kwargs: Any) -> None:
    """Give every saved page of a curriculum its activity."""
    if not raw and isinstance(instance, CurriculumPage):
        ensure_activity(instance)


def read_the_edition_again(**kwargs: Any) -> None:
    """Whoever publishes within a request reads what was just published."""
    forget_outline()


def connect() -> None:
    """Join the receivers to Django's and Wagtail's signals; once, when the app is ready."""
    post_save.connect(keep_activity, dispatch_uid="courses.keep_activity")
    for signal in (page_published, page_unpublished, post_page_move):
        signal.connect(read_the_edition_again, dispatch_uid="courses.read_the_edition_again")
