"""The one answer to how far people have come. Every screen, panel and export of progress asks here."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from courses.queries.outline import current_outline
from courses.queries.record import records_of
from courses.rules.asked import AskedOfMany
from courses.rules.progress import (
    ModuleStanding,
    ProgrammeProgress,
    YearStanding,
    programme_progress,
)

__all__ = ["ModuleStanding", "ProgrammeProgress", "YearStanding", "progress_of"]


def progress_of(person_ids: Sequence[int], programme_code: str, today: date) -> dict[int, ProgrammeProgress]:
    """Return each person's progress in a programme, in the order given; three queries, however many people.

    :raises LookupError: when no published programme has that code.
    """
    programme = current_outline().programme(programme_code)
    if programme is None:
        raise LookupError(f"No published programme has the code {programme_code!r}.")
    records = records_of(person_ids)
    asked = AskedOfMany(programme)
    return {
        person_id: programme_progress(
            person_id=person_id,
            programme=programme,
            record=records[person_id],
            today=today,
            asked=asked.of(records[person_id].pathways),
        )
        for person_id in person_ids
    }
