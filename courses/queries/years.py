"""Which year of a programme people are in."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from courses.queries.outline import current_outline
from courses.queries.progress import summaries_of
from courses.vocabulary import EnrolmentStatus


def years_in(person_ids: Sequence[int], today: date) -> dict[int, str]:
    """Return the code of the year that each person is in; who has finished a programme is in its last. Others are left out.

    Three queries for each programme of years.
    """
    found: dict[int, str] = {}
    for programme in current_outline().programmes:
        if not programme.years:
            continue
        for person, summary in summaries_of(person_ids, programme.code, today).items():
            if summary.enrolment is None or summary.enrolment.status == EnrolmentStatus.WITHDRAWN:
                continue
            found.setdefault(person, (summary.year_node or programme.years[-1]).code)
    return found
