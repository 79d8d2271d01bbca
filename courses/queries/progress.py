"""The one answer to how far people have come. Every screen, panel and export of progress asks here."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from courses.queries.brief import briefs_of
from courses.queries.outline import current_outline
from courses.queries.record import records_of
from courses.rules.asked import AskedOfMany
from courses.rules.outline import ProgrammeNode
from courses.rules.progress import (
    ModuleStanding,
    ProgrammeProgress,
    YearStanding,
    programme_progress,
)
from courses.rules.summary import ProgrammeSummary

__all__ = [
    "ModuleStanding",
    "ProgrammeProgress",
    "ProgrammeSummary",
    "YearStanding",
    "progress_of",
    "summaries_of",
]

_asked: dict[str, tuple[ProgrammeNode, AskedOfMany]] = {}


def progress_of(person_ids: Sequence[int], programme_code: str, today: date) -> dict[int, ProgrammeProgress]:
    """Return each person's progress in a programme down to the step, in the order given; two queries.

    :raises LookupError: when no published programme has that code.
    """
    programme = _programme(programme_code)
    return {
        person_id: programme_progress(person_id=person_id, programme=programme, record=record, today=today)
        for person_id, record in records_of(person_ids).items()
    }


def summaries_of(person_ids: Sequence[int], programme_code: str, today: date) -> dict[int, ProgrammeSummary]:
    """Return how each person stands in a programme, in the order given: for lists of many; three queries.

    :raises LookupError: when no published programme has that code.
    """
    programme = _programme(programme_code)
    asked = _asked_by(programme)
    return {
        person_id: ProgrammeSummary(person_id, programme, brief, asked.of(brief.pathways), today)
        for person_id, brief in briefs_of(person_ids, programme.activity_id).items()
    }


def _asked_by(programme: ProgrammeNode) -> AskedOfMany:
    """Return what a programme asks, worked out once in this process for as long as the programme stays as it is."""
    known, asked = _asked.get(programme.code, (None, None))
    if known is not programme or asked is None:
        asked = AskedOfMany(programme)
        _asked[programme.code] = programme, asked
    return asked


def _programme(code: str) -> ProgrammeNode:
    programme = current_outline().programme(code)
    if programme is None:
        raise LookupError(f"No published programme has the code {code!r}.")
    return programme
