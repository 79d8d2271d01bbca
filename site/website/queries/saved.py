"""What somebody put aside to read later, with where it is now."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from django.db.models import Q

from foundations.registries import searchable
from people.models import Person
from website.models import Saved, SearchEntry
from website.queries.search import findable, sources_for

IN_PANEL: Final = 3


@dataclass(frozen=True)
class SavedLine:
    """One saved thing; without ``url`` it is no longer there."""

    pk: int
    kind: str
    title: str
    url: str
    where: str
    at: datetime


def saved_of(person: Person, on: date, at_most: int | None = None) -> list[SavedLine]:
    """Return what a person saved, in their order; two queries."""
    rows = list(Saved.objects.of_person(person).in_order()[:at_most])
    entries = _entries(rows, person, on)
    return [_line(row, entries.get((row.source, row.key))) for row in rows]


def _entries(rows: list[Saved], person: Person, on: date) -> dict[tuple[str, str], SearchEntry]:
    if not rows:
        return {}
    wanted = Q()
    for row in rows:
        wanted |= Q(source=row.source, key=row.key)
    sources = [source.code for source in sources_for(person, on)]
    found = findable(sources).filter(wanted).defer("body", "vector", "summary")
    return {(entry.source, entry.key): entry for entry in found}


def _line(row: Saved, entry: SearchEntry | None) -> SavedLine:
    source = searchable.get(row.source)
    return SavedLine(
        pk=row.pk,
        kind=source.title if source else "",
        title=entry.title if entry else row.title,
        url=entry.url if entry else "",
        where=entry.where if entry else "",
        at=row.at,
    )


def saved_among(person: Any, keys: set[tuple[str, str]]) -> set[tuple[str, str]]:
    """Return which of these somebody has saved; one query, none for who is not signed in."""
    if not getattr(person, "is_authenticated", False) or not keys:
        return set()
    names = {key for _, key in keys}
    rows = Saved.objects.of_person(person).filter(key__in=names).values_list("source", "key")
    return set(rows) & keys


def saved_panel(person: Person, today: date) -> Mapping[str, Any] | None:
    """Return the first things of the list for my learning; nothing where nothing is saved."""
    lines = saved_of(person, today, at_most=IN_PANEL + 1)
    if not lines:
        return None
    return {"lines": lines[:IN_PANEL], "has_more": len(lines) > IN_PANEL}
