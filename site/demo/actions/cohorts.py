"""The cohorts of the demo world, begun by the action that the programme team uses."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from courses.models import Activity
from demo.rules.enrolment import COHORT_PACE, MORNING
from demo.rules.population import COHORT_BEGAN_MONTHS_AGO, cohort_start
from peer_learning.actions.cohort import begin_cohort
from peer_learning.models import Cohort
from people.models import Person


def begin_cohorts(
    *,
    programme: Activity,
    facilitators: Sequence[Person],
    deputies: Sequence[Person | None],
    members: Mapping[int, Sequence[Person]],
    by: Person,
    today: date,
) -> list[Cohort]:
    """Begin each cohort on its first morning, with those of its members who are there already."""
    cohorts = []
    for index in range(len(COHORT_BEGAN_MONTHS_AGO)):
        starts_on = cohort_start(index, today)
        cohorts.append(
            begin_cohort(
                name=f"{starts_on:%B %Y} starters",
                programme=programme,
                starts_on=starts_on,
                modules_per_month=COHORT_PACE,
                facilitator=facilitators[index],
                deputy=deputies[index],
                members=members.get(index, ()),
                by=by,
                at=datetime.combine(starts_on, MORNING),
            )
        )
    return cohorts
