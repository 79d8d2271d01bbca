"""The website's lines of the retention schedule: what people saved, and what they asked for help with."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from allauth.account.models import EmailAddress
from django.db.models import Q

from portfolio.rules.retention import RetentionCategory, retention_schedule
from portfolio.vocabulary import OnErasure
from website.actions.help_request import clear_old_requests
from website.authors import AUTHORS
from website.models import HelpRequest, Saved


def remove_old_help(at: datetime) -> int:
    return clear_old_requests(at=at)


def remove_help(ids: Sequence[int], at: datetime) -> int:
    """Remove what people asked, also from their addresses while they were signed out."""
    addresses = EmailAddress.objects.filter(user__in=ids).values_list("email", flat=True)
    known = {address.lower() for address in addresses}
    asked = HelpRequest.objects.filter(Q(asker__in=ids) | Q(address__in=known))
    return asked.delete()[0]


def remove_saved(ids: Sequence[int], at: datetime) -> int:
    return Saved.objects.filter(person__in=ids).delete()[0]


CATEGORIES: Final = (
    RetentionCategory(
        code="saved",
        order=55,
        title="What you saved for later",
        models=("website.Saved",),
        kept="until you remove it, and as long as your account",
        counted_from="the day you last signed in or were last in post, whichever is later",
        reason="So that you find it again.",
        at_end="It is removed.",
        on_erasure=OnErasure.REMOVED,
        erase=remove_saved,
    ),
    RetentionCategory(
        code="help",
        order=65,
        title="What you asked for help with, or said was wrong with a page",
        models=("website.HelpRequest", "website.HelpRequestEvent"),
        kept="two years",
        counted_from="the answer",
        reason="So that an answer can be looked up, and what goes wrong again and again is noticed.",
        at_end="Requests are removed, with their answers.",
        on_erasure=OnErasure.REMOVED,
        sweep=remove_old_help,
        erase=remove_help,
    ),
    RetentionCategory(
        code="authors",
        order=66,
        title="What you wrote, reviewed and added in the editing area",
        models=tuple(held.model for held in AUTHORS),
        kept="as long as the page or file; your name with it for as long as your account",
        counted_from="the day on which the page or file is removed",
        reason="So that it can be told who wrote and reviewed what people learn from, and when.",
        at_end="It goes with the page or file; your name goes with your account.",
        on_erasure=OnErasure.KEPT,
        kept_because=(
            "People learn from these pages, and their history shows that they were reviewed (UK GDPR article 17(3)(d)). "
            "Nothing in it names you any more once your account is erased."
        ),
    ),
)


def register() -> None:
    for category in CATEGORIES:
        retention_schedule.register(category.code, category)
