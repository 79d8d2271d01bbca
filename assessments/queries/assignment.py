"""Read assignments as the screens and marking need them."""

from __future__ import annotations

from assessments.models import AssignmentPage
from assessments.rules.rubric import Criterion, criterion


def rubric_of(page: AssignmentPage) -> tuple[Criterion, ...]:
    """Return a page's rubric, those that are edited and not saved yet included; one query."""
    rows = sorted(page.criteria.all(), key=lambda row: row.sort_order or 0)
    return tuple(criterion(row.title, row.refer, row.passing, row.distinction) for row in rows)
