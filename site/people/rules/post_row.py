"""Reading the rows of a file of posts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from foundations.period import Period
from people.rules.cell import Cells
from people.rules.table import Columns, Problem, RawRow
from people.vocabulary import JOB_ROLES, LeavingReason

COLUMNS: Final = Columns(
    (
        "email",
        "name",
        "role",
        "employer",
        "employer_ods",
        "deployed_at",
        "funder",
        "fte",
        "started_on",
        "observed_from",
        "ended_on",
        "leaving_reason",
    ),
    ("person_ref", "post_ref"),
)
ROLE_CODES: Final = tuple(code for code, _, _ in JOB_ROLES)


@dataclass(frozen=True, slots=True)
class PostRow:
    """One row; ``started_on`` and ``observed_from`` stand in for a missing day until its problem is listed."""

    line: int
    email: str
    name: str
    role: str
    employer: str
    employer_ods: str
    deployed_at: str
    funder: str
    fte: Decimal | None
    started_on: date
    observed_from: date
    ended_on: date | None
    leaving_reason: str
    person_ref: str
    post_ref: str

    @property
    def period(self) -> Period:
        return Period(self.started_on, self.ended_on)


def read_post(raw: RawRow) -> tuple[PostRow, list[Problem]]:
    cells = Cells(raw)
    started_on = cells.day("started_on", required=True)
    observed_from = cells.day("observed_from")
    row = PostRow(
        line=raw.line,
        email=cells.address("email"),
        name=cells.text("name", longest=150, required=True),
        role=cells.word("role", ROLE_CODES, required=True),
        employer=cells.text("employer", longest=200, required=not cells.raw("employer_ods")),
        employer_ods=cells.code("employer_ods", longest=40),
        deployed_at=cells.code("deployed_at", longest=40),
        funder=cells.text("funder", longest=200),
        fte=cells.fte("fte"),
        started_on=started_on or date.min,
        observed_from=observed_from or started_on or date.min,
        ended_on=cells.day("ended_on"),
        leaving_reason=cells.word("leaving_reason", LeavingReason.values),
        person_ref=cells.text("person_ref", longest=100),
        post_ref=cells.text("post_ref", longest=100),
    )
    cells.order_of_days(started_on, row.ended_on)
    if row.leaving_reason and row.ended_on is None and not cells.raw("ended_on"):
        cells.wrong("leaving_reason", "A leaving reason needs ended_on.")
    if observed_from and row.ended_on and observed_from > row.ended_on:
        reason = f"{observed_from} is after the post ended, {row.ended_on}, but its end is known."
        cells.wrong("observed_from", reason)
    return row, cells.problems
