"""Reading the rows of a file of people and what they answer for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from people.rules.cell import Cells
from people.rules.table import Columns, Problem, RawRow
from people.vocabulary import ResponsibilityKind

COLUMNS: Final = Columns(("email", "name", "responsibility", "scope", "started_on", "ended_on"))


@dataclass(frozen=True, slots=True)
class PersonRow:
    """One row; ``responsibility`` is empty for somebody who holds none."""

    line: int
    email: str
    name: str
    responsibility: str
    scope: str
    started_on: date | None
    ended_on: date | None


def read_person(raw: RawRow) -> tuple[PersonRow, list[Problem]]:
    cells = Cells(raw)
    responsibility = cells.word("responsibility", ResponsibilityKind.values)
    row = PersonRow(
        line=raw.line,
        email=cells.address("email"),
        name=cells.text("name", longest=150, required=True),
        responsibility=responsibility,
        scope=cells.text("scope", longest=254),
        started_on=cells.day("started_on", required=bool(responsibility)),
        ended_on=cells.day("ended_on"),
    )
    cells.order_of_days(row.started_on, row.ended_on)
    if row.scope and not cells.raw("responsibility"):
        cells.wrong("scope", "A scope needs a responsibility.")
    return row, cells.problems
