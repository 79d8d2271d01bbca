"""The retention page as a file: the rows of its screen, a group to a row, with typed numbers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from analytics.rules.retention import STEP_MONTHS, GroupRetention, RetentionStep
from analytics.rules.retention_words import NOT_SHOWN
from analytics.rules.tenure import Unit
from foundations.sheets import Cell

_FIGURES = (
    ("Posts or spells", "posts"),
    ("People", "people"),
    ("Running a year before", "running_year_ago"),
    ("Running on the day", "running"),
    ("Still a link worker a year later (M1)", "stability_12m"),
    ("Still with the same employer (M2)", "employer_stability_12m"),
    ("Left in the year (M3)", "leaver_rate_12m"),
    ("Left in the year by full-time equivalent (M3)", "leaver_rate_12m_fte"),
    ("Months by which half have left (M4)", "median_months"),
    ("Confirmed in 90 days (M9)", "confirmed_90d"),
)
_STEP_FIGURES = (
    ("followed that long", "at_risk"),
    ("still there", "survival"),
    ("from", "ci_low"),
    ("to", "ci_high"),
)


def retention_columns() -> list[str]:
    """Return the names of the columns."""
    steps = [f"{months} months: {title}" for months in STEP_MONTHS for title, _ in _STEP_FIGURES]
    return ["As at", "Counted in", "Group", *(title for title, _ in _FIGURES), *steps]


def retention_rows(groups: Iterable[tuple[str, GroupRetention]], as_at: date, unit: Unit) -> list[list[Cell]]:
    """Return a row for each group under the name it has on the screen; a mark where a number is not shown."""
    counted = "posts" if unit is Unit.POST else "role spells"
    return [[as_at, counted, name, *_numbers(group)] for name, group in groups]


def _numbers(group: GroupRetention) -> Sequence[Cell]:
    steps = {int(step.months): step for step in group.steps}
    figures = [getattr(group, field) for _, field in _FIGURES]
    at_steps = [_at(steps.get(months), field) for months in STEP_MONTHS for _, field in _STEP_FIGURES]
    return [NOT_SHOWN if number is None else number for number in (*figures, *at_steps)]


def _at(step: RetentionStep | None, field: str) -> float | None:
    number: float | None = getattr(step, field, None)
    return number
