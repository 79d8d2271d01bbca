"""The portfolio's block on my learning."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from people.models import Person
from portfolio.queries.cpd_year import personal_year


def cpd_panel(person: Person, today: date) -> Mapping[str, Any] | None:
    """Return CPD this year, and what is missing. Three queries."""
    return {"cpd": personal_year(person, today)}
