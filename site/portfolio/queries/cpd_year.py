"""A person's CPD year, for every screen that shows it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Min

from foundations.period import Period
from people.models import Person
from portfolio.models import CPDEntry
from portfolio.rules.cpd_year import (
    DEFAULT_STARTS_IN_MONTH,
    CPDYear,
    LoggedTime,
    YearStanding,
    cpd_year_of,
    joined_up,
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
    chosen, away = _plan_of(person)
    month = chosen or DEFAULT_STARTS_IN_MONTH
    year = cpd_year_of(on or today, month, away)
    entries = CPDEntry.objects.of_person(person)
    times = entries.in_year(year).values_list("minutes", "is_formal", "is_participatory", "status")
    standing = standing_of(
        LoggedTime(minutes, is_formal, is_participatory, status == "draft")
        for minutes, is_formal, is_participatory, status in times
    )
    earliest = entries.aggregate(earliest=Min("done_on"))["earliest"]
    return PersonalYear(year, standing, month, chosen is None, _years(earliest, today, month, away))


def _plan_of(person: Person) -> tuple[int | None, Sequence[Period]]:
    """Return the month that somebody chose, and the days on which a plan of theirs was paused; one query."""
    rows = Person.objects.filter(pk=person.pk).values_list(
        "cpd_plan__starts_in_month", "enrolments__pauses__started_on", "enrolments__pauses__ended_on"
    )
    known = list(rows)
    away = [Period(started_on, ended_on) for _, started_on, ended_on in known if started_on is not None]
    return next((month for month, *_ in known), None), joined_up(away)


def _years(earliest: date | None, today: date, month: int, away: Sequence[Period]) -> list[CPDYear]:
    """Return the years from the present one back to the first with an entry, newest first."""
    years = [cpd_year_of(today, month, away)]
    while earliest is not None and years[-1].starts_on > earliest:
        years.append(cpd_year_of(years[-1].starts_on - timedelta(days=1), month, away))
    return years
