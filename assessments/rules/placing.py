"""Giving each of several things its place: what putting in order and ranking have in common.

Each thing is an equal share of the mark: all of it in its own place, half of it one place off. A place that was given to
two things counts for neither.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

from assessments.rules.asking import Choice, Field, Posted, in_order, whole_number
from assessments.rules.mark import closeness


def placed(total: int, response: Mapping[str, Any]) -> list[int | None]:
    """Return the place from 0 that each thing was given."""
    given = list(response.get("places", ()))[:total]
    known = [place if place is not None and place < total else None for place in given]
    return known + [None] * (total - len(known))


def place_fields(
    texts: Sequence[str], response: Mapping[str, Any], order: Sequence[int], name: str
) -> tuple[Field, ...]:
    total = len(texts)
    places = placed(total, response)
    return tuple(
        Field(
            f"{name}-{number}",
            texts[number],
            tuple(Choice(str(place), str(place + 1), places[number] == place) for place in range(total)),
        )
        for number in in_order(total, order)
    )


def places_from(total: int, posted: Posted, name: str) -> dict[str, Any]:
    return {"places": [whole_number(posted, f"{name}-{number}", total) for number in range(total)]}


def is_begun(response: Mapping[str, Any]) -> bool:
    return any(place is not None for place in response.get("places", ()))


def is_placed(total: int, response: Mapping[str, Any]) -> bool:
    """Return whether everything has a place of its own."""
    return {place for place in placed(total, response) if place is not None} == set(range(total))


def note(total: int, response: Mapping[str, Any]) -> str:
    """Return what is to be put right before the places can count, in words."""
    given = [place for place in placed(total, response) if place is not None]
    twice = sorted({place + 1 for place in given if given.count(place) > 1})
    if not twice:
        return ""
    return f"Place {twice[0]} is given twice. Each place can be given once."


def place_shares(wanted: Sequence[int], response: Mapping[str, Any]) -> list[Fraction]:
    """Return each thing's share; ``wanted`` are the right places from 0."""
    given = placed(len(wanted), response)
    return [
        closeness(place if given.count(place) == 1 else None, right)
        for place, right in zip(given, wanted, strict=True)
    ]
