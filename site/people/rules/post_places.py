"""Which employer and which place a row means."""

from __future__ import annotations

from dataclasses import dataclass

from people.rules.cell import alike
from people.rules.post_known import EmployerKey, Known, KnownOrganisation
from people.rules.post_row import PostRow
from people.rules.table import Problem, shown


@dataclass(frozen=True, slots=True)
class Placed:
    """A row with its employer and its place."""

    row: PostRow
    employer: EmployerKey
    place_id: int | None


def place(row: PostRow, known: Known) -> tuple[Placed, list[Problem]]:
    """Return where a row belongs, and what it names that is not on record."""
    problems: list[Problem] = []
    employer: EmployerKey = ""
    if row.employer_ods:
        found = known.organisations_by_code.get(row.employer_ods.upper())
        if found is None:
            problems.append(_unknown(row.line, "employer_ods", row.employer_ods))
        else:
            employer = found.id
    else:
        employer = _employer_named(row, known, problems)
    place_id = None
    if row.deployed_at:
        found = known.organisations_by_code.get(row.deployed_at.upper())
        if found is None:
            problems.append(_unknown(row.line, "deployed_at", row.deployed_at))
        else:
            place_id = found.id
    return Placed(row, employer, place_id), problems


def _unknown(line: int, column: str, code: str) -> Problem:
    return Problem(line, column, f"There is no organisation with the code {shown(code)}.")


def _employer_named(row: PostRow, known: Known, problems: list[Problem]) -> EmployerKey:
    named = known.organisations_by_name.get(alike(row.employer), ())
    candidates = _narrowed([each for each in named if not each.is_area])
    if not candidates:
        return alike(row.employer)
    if len(candidates) > 1:
        reason = f"Several organisations are called {shown(row.employer)}: say which in employer_ods."
        problems.append(Problem(row.line, "employer", reason))
    return candidates[0].id


def _narrowed(candidates: list[KnownOrganisation]) -> list[KnownOrganisation]:
    """Prefer those that have not ended."""
    return [each for each in candidates if not each.has_ended] or candidates
