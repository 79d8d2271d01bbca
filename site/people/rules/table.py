"""Reading a table that somebody sends: every problem with its line, and nothing guessed.

A row's line is the line on which it begins, counted as an editor counts: quoted values may hold line breaks.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

BOM = b"\xef\xbb\xbf"
LONGEST_SHOWN = 40


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong, on which line (0: the file as a whole) and in which column ("" where it is the row)."""

    line: int
    column: str
    reason: str

    def __str__(self) -> str:
        where = f"line {self.line}" if self.line else "the file"
        return f"{where}{f', {self.column}' if self.column else ''}: {self.reason}"


@dataclass(frozen=True, slots=True)
class RawRow:
    line: int
    values: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Table:
    """The rows that could be read, the problems of those that could not, and the columns that nobody asked for."""

    rows: tuple[RawRow, ...] = ()
    problems: tuple[Problem, ...] = ()
    ignored_columns: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a table: those that it must have, and those that it may have."""

    required: tuple[str, ...]
    optional: tuple[str, ...] = field(default=())

    @property
    def known(self) -> tuple[str, ...]:
        return self.required + self.optional


def shown(value: str) -> str:
    """Return a value as a reason quotes it, shortened where it is long."""
    return repr(value if len(value) <= LONGEST_SHOWN else value[: LONGEST_SHOWN - 1] + "…")


def read_table(content: bytes, columns: Columns) -> Table:
    """Read a CSV file in UTF-8 (with or without a byte order mark).

    >>> read_table(b"code,name\\nA1,Ash\\n", Columns(("code", "name"))).rows[0].values["name"]
    'Ash'
    >>> str(read_table(b"", Columns(("code",))).problems[0])
    'the file: The file is empty.'
    """
    text = _text_of(content)
    if isinstance(text, Problem):
        return Table(problems=(text,))
    try:
        lines = list(_lines(text))
    except _Unreadable as unreadable:
        return Table(problems=(unreadable.problem,))
    if not lines:
        return Table(problems=(Problem(0, "", "The file is empty."),))
    headings = [heading.strip().casefold() for heading in lines[0][1]]
    if problems := _heading_problems(headings, columns):
        return Table(problems=tuple(problems))
    return _rows_of(lines, headings, columns)


def _text_of(content: bytes) -> str | Problem:
    content = content.removeprefix(BOM)
    if not content.strip():
        return Problem(0, "", "The file is empty.")
    if b"\x00" in content:
        line = content[: content.index(b"\x00")].count(b"\n") + 1
        return Problem(line, "", "The file holds NUL bytes, so it is not a text file in UTF-8.")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        return Problem(line, "", "This is not UTF-8. Save the file as “CSV UTF-8” and send it again.")


class _Unreadable(Exception):
    def __init__(self, problem: Problem) -> None:
        super().__init__(problem)
        self.problem = problem


def _lines(text: str) -> Iterator[tuple[int, list[str]]]:
    """Give each row that says anything, with the line on which it begins.

    :raises _Unreadable: where a quotation mark is never closed, or a value is unreasonably long.
    """
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    begins = 1
    while True:
        try:
            values = next(reader, None)
        except csv.Error as error:
            reason = f"From here the file cannot be read as CSV ({error}). Is a quotation mark not closed?"
            raise _Unreadable(Problem(begins, "", reason)) from error
        if values is None:
            return
        if any(value.strip() for value in values):
            yield begins, values
        begins = reader.line_num + 1


def _heading_problems(headings: Sequence[str], columns: Columns) -> list[Problem]:
    problems = [
        Problem(1, heading, "This column stands twice in the heading.")
        for heading in dict.fromkeys(headings)
        if heading in columns.known and headings.count(heading) > 1
    ]
    missing = [name for name in columns.required if name not in headings]
    hint = ""
    if len(headings) == 1 and any(mark in headings[0] for mark in ";\t"):
        hint = " The columns must be separated by commas."
    problems += [Problem(1, name, f"The file lacks this column.{hint}") for name in missing]
    return problems


def _rows_of(lines: Sequence[tuple[int, list[str]]], headings: Sequence[str], columns: Columns) -> Table:
    rows, problems = [], []
    for line, values in lines[1:]:
        while len(values) > len(headings) and not values[-1].strip():
            values.pop()
        if len(values) != len(headings):
            reason = f"The heading has {len(headings)} columns, and the row has {len(values)}."
            problems.append(Problem(line, "", reason))
            continue
        pairs = zip(headings, values, strict=True)
        rows.append(RawRow(line, {name: value.strip() for name, value in pairs if name in columns.known}))
    if not rows and not problems:
        problems.append(Problem(0, "", "The file has a heading and no rows."))
    ignored = tuple(name for name in headings if name not in columns.known)
    return Table(tuple(rows), tuple(problems), ignored)
