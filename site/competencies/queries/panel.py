"""What my learning says of somebody's competencies."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from competencies.queries.standing import standings_of
from people.models import Person


def competencies_panel(person: Person, on: date) -> Mapping[str, Any] | None:
    """Return how many competencies were rated, and how many views have grown old; one query."""
    standing = standings_of([person.pk], on, year="").get(person.pk)
    if standing is None:
        return None
    due = [each for each in standing.by_competency.values() if each.own is not None and each.own.is_due]
    confirmed = [each for each in standing.by_competency.values() if each.confirmed is not None]
    return {
        "rated": standing.rated,
        "number": len(standing.by_competency),
        "due": len(due),
        "confirmed": len(confirmed),
    }
