"""A person's CPD year, for every screen that shows it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Min

from people.models import Person
from portfolio.models import CPDEntry, CPDPlan
from portfolio.rules.cpd_year import (
    DEFAULT_STARTS_IN_MONTH,
    CPDYear,
    LoggedTime,
    YearStanding,
    cpd_year_of,
    standing_of,
)


@dataclass(frozen=True, slots=True)
class PersonalYear:
    """A CPD year of one person, how it stands, and the years before it that hold something."""

    year: CPDYear
    standing: YearStanding
    starts_in_month: int
    is_default_start: bool
    others: Sequence[CPDYear] = ()


def personal_year(person: Person, today: date, *, on: date | None = None) -> PersonalYear:
    """Return the CPD year in which ``on`` (default today) lies, and how it stands. Three queries."""
    plan = CPDPlan.objects.filter(person=person).first()
    month = plan.starts_in_month if plan else DEFAULT_STARTS_IN_MONTH
    year = cpd_year_of(on or today, month)
    entries = CPDEntry.objects.of_person(person)
    times = entries.in_year(year).values_list("minutes", "is_formal", "is_participatory", "status")
    standing = standing_of(
        LoggedTime(minutes, is_formal, is_participatory, status == "draft")
        for minutes, is_formal, is_participatory, status in times
    )
    earliest = entries.aggregate(earliest=Min("done_on"))["earliest"]
    return PersonalYear(year, standing, month, plan is None, _years(earliest, today, month))


def _years(earliest: date | None, today: date, month: int) -> list[CPDYear]:
    """Return the years from the present one back to the first with an entry, newest first."""
    years = [cpd_year_of(today, month)]
    while earliest is not None and years[-1].starts_on > earliest:
        years.append(cpd_year_of(years[-1].starts_on - timedelta(days=1), month))
    return years
