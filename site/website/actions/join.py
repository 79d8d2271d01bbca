"""Making one person's saved things and requests for help of two people's."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from people.models import Person
from website.models import HelpRequest, HelpRequestEvent, Saved


def join_website(keep: Person, lose: Person, at: datetime, **_: Any) -> None:
    """Give one person the other's rows; what both have saved is saved once, in the kept one's place."""
    HelpRequest.objects.filter(asker=lose).update(asker=keep)
    HelpRequest.objects.filter(owner=lose).update(owner=keep)
    HelpRequestEvent.objects.filter(by=lose).update(by=keep)
    kept = set(Saved.objects.of_person(keep).values_list("source", "key"))
    for row in Saved.objects.of_person(lose):
        if (row.source, row.key) in kept:
            row.delete()
    Saved.objects.of_person(lose).update(person=keep)
