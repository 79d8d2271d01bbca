"""Which organisation is under which on a day; boundaries change, so every question names its day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from people.models import Organisation, OrganisationLink


@dataclass(frozen=True, slots=True)
class Place:
    """An organisation, in what a roll-up needs of it."""

    id: int
    code: str
    name: str
    kind: str


def places_as_at(day: date) -> dict[int, dict[str, Place]]:
    """Return, for every organisation, what is above it (itself included) by kind; two queries.

    >>> places_as_at(today)[practice.pk]["icb"].name  # doctest: +SKIP
    'West Yorkshire'
    """
    places = {
        pk: Place(pk, code, name, kind)
        for pk, code, name, kind in Organisation.objects.values_list("pk", "code", "name", "kind")
    }
    parents = dict(OrganisationLink.objects.on(day).values_list("child_id", "parent_id"))
    return {pk: _above(pk, places, parents) for pk in places}


def _above(pk: int, places: dict[int, Place], parents: dict[int, int]) -> dict[str, Place]:
    found: dict[str, Place] = {}
    here: int | None = pk
    seen: set[int] = set()
    while here is not None and here not in seen:
        seen.add(here)
        found.setdefault(places[here].kind, places[here])
        here = parents.get(here)
    return found


def descendants_of(organisation_ids: Iterable[int], on: date) -> set[int]:
    """Return these organisations and everything under them that day; one query."""
    children: dict[int, list[int]] = {}
    for parent, child in OrganisationLink.objects.on(on).values_list("parent_id", "child_id"):
        children.setdefault(parent, []).append(child)
    found: set[int] = set()
    waiting = list(organisation_ids)
    while waiting:
        here = waiting.pop()
        if here not in found:
            found.add(here)
            waiting += children.get(here, ())
    return found
