"""From a file to its rows, or to everything that is wrong with it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import chain
from typing import TypeVar

from people.rules.table import Columns, Problem, RawRow, read_table

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Reading:
    rows: tuple[RawRow, ...]
    problems: tuple[Problem, ...]
    notes: tuple[str, ...]


def read_rows(
    content: bytes, columns: Columns, read: Callable[[RawRow], tuple[Row, list[Problem]]]
) -> tuple[list[Row], Reading]:
    """Return the rows that are good by themselves, and every problem of the others in the order of lines."""
    table = read_table(content, columns)
    rows, problems = [], list(table.problems)
    for raw in table.rows:
        row, wrong = read(raw)
        problems += wrong
        if not wrong:
            rows.append(row)
    notes: tuple[str, ...] = ()
    if table.ignored_columns:
        names = ", ".join(repr(name) for name in table.ignored_columns)
        notes = (f"These columns are not known and were not read: {names}.",)
    return rows, Reading(table.rows, in_order(problems), notes)


def in_order(*problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return problems in the order of their lines."""
    return tuple(sorted(chain(*problems), key=lambda problem: problem.line))
