"""Putting things aside to read later."""

from __future__ import annotations

from datetime import date, datetime
from typing import Final

from django.db import transaction
from django.db.models import Max

from foundations.verdict import Refusal, Refused, Verdict
from people.models import Person
from website.models import Saved, SearchEntry
from website.queries.search import sources_for

MOST: Final = 200
TOO_MANY: Final = Refusal(
    "too_many", f"You have {MOST} things saved. Remove what you have read, then save this."
)


class SaveRefused(Refused):
    """It was not saved; the verdict says why."""


@transaction.atomic
def save_for_later(person: Person, *, source: str, key: str, at: datetime, today: date) -> Saved | None:
    """Put one thing at the end of somebody's list; saved before, it stays where it is. None where there is no such thing.

    :raises SaveRefused: when the list is full.
    """
    entry = _entry(person, source, key, today)
    if entry is None:
        return None
    Person.objects.select_for_update(of=("self",)).get(pk=person.pk)
    mine = Saved.objects.of_person(person)
    found = mine.filter(source=source, key=key).first()
    if found is not None:
        return found
    if mine.count() >= MOST:
        raise SaveRefused(Verdict((TOO_MANY,)))
    place = (mine.aggregate(latest=Max("place"))["latest"] or 0) + 1
    return Saved.objects.create(person=person, source=source, key=key, title=entry.title, place=place, at=at)


def _entry(person: Person, source: str, key: str, today: date) -> SearchEntry | None:
    if source not in {each.code for each in sources_for(person, today)}:
        return None
    return SearchEntry.objects.filter(source=source, key=key).first()


def remove(person: Person, pk: int) -> bool:
    """Take one thing off somebody's own list; return whether it was there."""
    removed, _ = Saved.objects.of_person(person).filter(pk=pk).delete()
    return bool(removed)


@transaction.atomic
def move(person: Person, pk: int, *, up: bool) -> bool:
    """Let one thing change places with the one before or after it; return whether it moved."""
    rows = list(Saved.objects.of_person(person).in_order().select_for_update())
    here = next((number for number, row in enumerate(rows) if row.pk == pk), None)
    if here is None:
        return False
    there = here - 1 if up else here + 1
    if not 0 <= there < len(rows):
        return False
    rows[here], rows[there] = rows[there], rows[here]
    for number, row in enumerate(rows, 1):
        row.place = number
    Saved.objects.bulk_update(rows, ["place"])
    return True
