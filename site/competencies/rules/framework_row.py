"""One row of a file of competencies: a competency with its domain, levels, expectations and mappings."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from competencies.vocabulary import DEFAULT_REVIEW_MONTHS
from people.rules.cell import Cells
from people.rules.table import Columns, Problem, RawRow, shown

LEVELS: Final = (1, 2, 3, 4)
LONGEST_NAME: Final = 255
LONGEST_TEXT: Final = 4000
LONGEST_MAPPING: Final = 120
MOST_MONTHS: Final = 120
COLUMNS: Final = Columns(
    required=("domain", "domain_name", "code", "name"),
    optional=(
        "domain_description",
        "description",
        *(f"level_{number}" for number in LEVELS),
        "expected",
        "review_months",
        "mappings",
    ),
)
_LETTER = re.compile(r"[A-Z]")
_EXPECTED = re.compile(r"([a-z0-9-]{1,100})[ \t]+([0-9])")


@dataclass(frozen=True, slots=True)
class FrameworkRow:
    """What a row says; nothing where the file lacks the column, so that what it does not speak of stays."""

    line: int
    letter: str
    domain_name: str
    domain_description: str | None
    code: str
    name: str
    description: str | None
    levels: tuple[tuple[int, str | None], ...]
    expected: tuple[tuple[str, int], ...] | None
    review_months: int | None
    mappings: tuple[tuple[str, str], ...] | None


def read_row(raw: RawRow) -> tuple[FrameworkRow, list[Problem]]:
    """Return what a row says, and everything that is wrong with it by itself."""
    cells = Cells(raw)
    letter = cells.text("domain", longest=1, required=True)
    if letter and not _LETTER.fullmatch(letter):
        cells.wrong("domain", f"{shown(letter)} is not a capital letter.")
    code = cells.text("code", longest=10, required=True)
    if code and letter and not re.fullmatch(rf"{re.escape(letter)}\d{{1,2}}", code):
        cells.wrong("code", f"{shown(code)} is not the letter of its domain and a number, such as {letter}1.")
    row = FrameworkRow(
        line=raw.line,
        letter=letter,
        domain_name=cells.text("domain_name", longest=LONGEST_NAME, required=True),
        domain_description=_text(cells, "domain_description"),
        code=code,
        name=cells.text("name", longest=LONGEST_NAME, required=True),
        description=_text(cells, "description"),
        levels=tuple((number, _text(cells, f"level_{number}")) for number in LEVELS),
        expected=_expected(cells),
        review_months=_months(cells),
        mappings=_mappings(cells),
    )
    return row, cells.problems


def problems_between(rows: Sequence[FrameworkRow], years: Sequence[str]) -> list[Problem]:
    """Return what is wrong with rows beside one another, and with years that the profile does not have."""
    problems = []
    first_lines: dict[str, int] = {}
    domains: dict[str, FrameworkRow] = {}
    for row in rows:
        if row.code in first_lines:
            said = f"{row.code} stands on line {first_lines[row.code]} too."
            problems.append(Problem(row.line, "code", said))
        first_lines.setdefault(row.code, row.line)
        domain = domains.setdefault(row.letter, row)
        if domain.domain_name != row.domain_name:
            said = f"Domain {row.letter} is called {shown(domain.domain_name)} on line {domain.line}."
            problems.append(Problem(row.line, "domain_name", said))
        for year, _ in row.expected or ():
            if years and year not in years:
                said = f"{shown(year)} is not a year of the expected profile: {', '.join(years)}."
                problems.append(Problem(row.line, "expected", said))
    return problems


def _text(cells: Cells, column: str) -> str | None:
    return cells.text(column, longest=LONGEST_TEXT) if column in cells.row.values else None


def _parts(cells: Cells, column: str) -> list[str] | None:
    if column not in cells.row.values:
        return None
    return [part.strip() for part in cells.raw(column).split(";") if part.strip()]


def _expected(cells: Cells) -> tuple[tuple[str, int], ...] | None:
    parts = _parts(cells, "expected")
    if parts is None:
        return None
    found: dict[str, int] = {}
    for part in parts:
        match = _EXPECTED.fullmatch(part)
        if match is None or int(match[2]) not in LEVELS:
            cells.wrong(
                "expected", f"{shown(part)} is not a year and a level from 1 to 4, such as “year-1 2”."
            )
        elif match[1] in found:
            cells.wrong("expected", f"{shown(match[1])} stands twice.")
        else:
            found[match[1]] = int(match[2])
    return tuple(found.items())


def _months(cells: Cells) -> int | None:
    if "review_months" not in cells.row.values:
        return None
    said = cells.raw("review_months")
    if not said:
        return DEFAULT_REVIEW_MONTHS
    if not re.fullmatch(r"[0-9]{1,3}", said) or not 1 <= int(said) <= MOST_MONTHS:
        cells.wrong(
            "review_months", f"{shown(said)} is not a whole number of months from 1 to {MOST_MONTHS}."
        )
        return None
    return int(said)


def _mappings(cells: Cells) -> tuple[tuple[str, str], ...] | None:
    parts = _parts(cells, "mappings")
    if parts is None:
        return None
    found: list[tuple[str, str]] = []
    for part in parts:
        framework, colon, reference = (each.strip() for each in part.partition(":"))
        if not (framework and colon and reference):
            cells.wrong("mappings", f"{shown(part)} is not “framework: number or heading there”.")
        elif max(len(framework), len(reference)) > LONGEST_MAPPING:
            cells.wrong("mappings", f"{shown(part)} is longer than {LONGEST_MAPPING} characters on a side.")
        elif (framework, reference) in found:
            cells.wrong("mappings", f"{shown(part)} stands twice.")
        else:
            found.append((framework, reference))
    return tuple(found)


DESCRIBED: Final = f"""columns:
  domain,domain_name,code,name
  and, if you have them, domain_description,description,level_1,level_2,level_3,level_4,expected,review_months,mappings

  domain         the capital letter of a domain; domain_name what it is called
  code           the letter and a number, such as A1; a competency is known by it
  level_1 to 4   what somebody at that level says of themselves
  expected       years of the expected profile with a level from 1 to 4, such as “year-1 2; year-2 3”
  review_months  after how many months it needs another look, 1 to {MOST_MONTHS}; empty means {DEFAULT_REVIEW_MONTHS}
  mappings       other people's frameworks and the number or heading there, such as “NALW: 3.1; PCI: Personalised care”

The file is CSV in UTF-8, with or without a byte order mark. The columns may stand in any order; those that are not
known are not read, and named. A bad row refuses the whole file. The same file twice changes nothing; a changed row
updates; what a file does not list, rows and columns alike, stays as it is. An empty cell empties.
What is imported is the working copy. Link workers read it once it is published."""
