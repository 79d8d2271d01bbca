"""Observations as screens and messages need them."""

from __future__ import annotations

from assessments.models import ObservationPage
from assessments.rules.observation_text import Criterion


def criteria_of(page: ObservationPage) -> tuple[Criterion, ...]:
    """Return what a page's observer looks for; no query."""
    values = [block["value"] for block in page.criteria.raw_data]
    return tuple(Criterion(value["title"], value["not_yet"], value["seen"]) for value in values)
