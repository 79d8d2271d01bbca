"""A table of people as rows for a file: the same people in the same order as on the screen, and every column of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from analytics.rules.progress_table import Cell as ModuleCell
from analytics.rules.progress_table import PersonLine
from foundations.sheets import Cell

FIXED: tuple[str, ...] = (
    "Name",
    "Standing",
    "Reason",
    "Days late",
    "Modules done",
    "Modules to do or done",
    "Per cent",
    "Next due",
    "Due on",
    "Year",
    "Role",
    "Employer",
    "Place",
    "Because",
)


def export_columns(module_titles: Sequence[str]) -> list[str]:
    return [*FIXED, *module_titles]


def export_rows(lines: Iterable[tuple[PersonLine, Sequence[ModuleCell]]], modules: int) -> list[list[Cell]]:
    """Return one row for each line with its modules; what is not the viewer's to see is empty."""
    return [_row(line, cells, modules) for line, cells in lines]


def _row(line: PersonLine, cells: Sequence[ModuleCell], modules: int) -> list[Cell]:
    follows = bool(line.status)
    words: list[Cell] = [cell.words for cell in cells]
    words += [None] * (modules - len(words))
    return [
        line.name,
        line.status_label,
        line.reason,
        line.days_late if follows else None,
        line.completed if follows else None,
        line.total if follows else None,
        line.percent if follows else None,
        line.due_title,
        line.due_on,
        line.year,
        line.role,
        line.employer,
        line.place,
        "; ".join(line.why),
        *words,
    ]
