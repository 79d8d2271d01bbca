"""Reading and checking the rows of a file of organisations.

A code may stand on several rows, each with its parent and days, when an organisation has moved; its own days are then
from the first to the last.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Final

from foundations.period import Period
from people.rules.cell import Cells, alike
from people.rules.table import Columns, Problem, RawRow, shown
from people.vocabulary import OrganisationKind

COLUMNS: Final = Columns(("code", "ods_code", "name", "kind", "parent_code", "started_on", "ended_on"))
SINCE_EVER: Final = date(1900, 1, 1)


@dataclass(frozen=True, slots=True)
class OrganisationRow:
    line: int
    code: str
    ods_code: str
    name: str
    kind: str
    parent_code: str
    started_on: date | None
    ended_on: date | None

    @property
    def key(self) -> str:
        return self.code.upper()

    @property
    def parent_key(self) -> str:
        return self.parent_code.upper()

    @property
    def period(self) -> Period:
        return Period(self.started_on or SINCE_EVER, self.ended_on)


def read_organisation(raw: RawRow) -> tuple[OrganisationRow, list[Problem]]:
    cells = Cells(raw)
    row = OrganisationRow(
        line=raw.line,
        code=cells.code("code", longest=40, required=True),
        ods_code=cells.code("ods_code", longest=20),
        name=cells.text("name", longest=200, required=True),
        kind=cells.word("kind", OrganisationKind.values, required=True),
        parent_code=cells.code("parent_code", longest=40),
        started_on=cells.day("started_on"),
        ended_on=cells.day("ended_on"),
    )
    cells.order_of_days(row.started_on, row.ended_on)
    return row, cells.problems


def by_code(rows: Iterable[OrganisationRow]) -> dict[str, list[OrganisationRow]]:
    """Return the rows of each organisation, earliest first."""
    grouped: dict[str, list[OrganisationRow]] = {}
    for row in rows:
        grouped.setdefault(row.key, []).append(row)
    return {key: sorted(same, key=lambda row: row.period.start) for key, same in grouped.items()}


def problems_within(rows: Mapping[str, Sequence[OrganisationRow]]) -> list[Problem]:
    """Return what is wrong between the rows of one organisation."""
    return [problem for same in rows.values() for problem in _between(same)]


def _between(same: Sequence[OrganisationRow]) -> list[Problem]:
    problems = []
    for earlier, later in pairwise(same):
        if earlier.period.overlaps(later.period):
            lines = sorted((earlier.line, later.line))
            reason = f"{shown(later.code)} stands on line {lines[0]} as well, for some of the same days."
            problems.append(Problem(lines[1], "code", reason))
        if (alike(earlier.name), earlier.kind, earlier.ods_code) != (
            alike(later.name),
            later.kind,
            later.ods_code,
        ):
            reason = f"The name, kind and ods_code differ from line {earlier.line}, which has the same code."
            problems.append(Problem(later.line, "", reason))
    return problems


def parent_problems(
    rows: Mapping[str, Sequence[OrganisationRow]], known: Iterable[str], parents: Mapping[str, str]
) -> list[Problem]:
    """Return the rows whose parent is unknown, or that would stand in a circle.

    ``known`` holds the codes, and ``parents`` the present parents, of organisations on record; all in upper case.
    """
    everything = set(known) | set(rows)
    problems = [
        Problem(row.line, "parent_code", f"There is no organisation with the code {shown(row.parent_code)}.")
        for same in rows.values()
        for row in same
        if row.parent_key and row.parent_key not in everything
    ]
    upwards = {**parents, **{key: same[-1].parent_key for key, same in rows.items()}}
    for same in rows.values():
        for row in same:
            if row.parent_key and _leads_back(row.key, row.parent_key, upwards):
                reason = f"{shown(row.code)} would stand above itself."
                problems.append(Problem(row.line, "parent_code", reason))
    return problems


def _leads_back(key: str, parent: str, upwards: Mapping[str, str]) -> bool:
    seen: set[str] = set()
    while parent and parent not in seen:
        if parent == key:
            return True
        seen.add(parent)
        parent = upwards.get(parent, "")
    return False


def ods_problems(
    rows: Mapping[str, Sequence[OrganisationRow]], on_record: Mapping[str, str]
) -> list[Problem]:
    """Return the rows whose ODS code is another organisation's; ``on_record`` gives the code for each ODS code."""
    problems, holders = [], {ods: key for ods, key in on_record.items() if key not in rows}
    for key, same in rows.items():
        ods = same[0].ods_code.upper()
        if ods and holders.setdefault(ods, key) != key:
            reason = f"{shown(same[0].ods_code)} is the ODS code of {shown(holders[ods])}."
            problems.append(Problem(same[0].line, "ods_code", reason))
    return problems
