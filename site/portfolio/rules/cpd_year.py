"""The CPD year and what it asks.

The National Association of Link Workers asks for at least 20 CPD points in each membership year, of which 10 hours
formal: structured learning with clear objectives, such as a course or an online training. How points become hours is
not published, so an hour counts as a point here.

Days away from a plan make the year longer by as many days, and the years after it begin later: nobody is short of CPD
for having been away.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from foundations.period import Period, add_months

TARGET_MINUTES = 20 * 60
FORMAL_TARGET_MINUTES = 10 * 60
DEFAULT_STARTS_IN_MONTH = 4


@dataclass(frozen=True, slots=True)
class CPDYear:
    """A membership year: half-open, twelve months from the first of a month, and the days away in it."""

    starts_on: date
    ends_on: date
    days_away: int = 0

    @property
    def label(self) -> str:
        """The year in words, from its first to its last month.

        >>> cpd_year_of(date(2026, 11, 23), 4).label
        'April 2026 to March 2027'
        """
        if self.starts_on.day != 1 or self.ends_on.day != 1:
            end = self.ends_on - timedelta(days=1)
            return f"{self.starts_on.day} {self.starts_on:%B %Y} to {end.day} {end:%B %Y}"
        last = date(self.ends_on.year - (self.ends_on.month == 1), (self.ends_on.month - 2) % 12 + 1, 1)
        return f"{self.starts_on:%B %Y} to {last:%B %Y}"


@dataclass(frozen=True, slots=True)
class LoggedTime:
    """What an entry adds to its year."""

    minutes: int
    is_formal: bool
    is_participatory: bool
    is_draft: bool


@dataclass(frozen=True, slots=True)
class YearStanding:
    """How a CPD year stands; drafts are counted apart, since they do not count yet."""

    minutes: int
    formal_minutes: int
    participatory_minutes: int
    draft_minutes: int
    drafts: int

    @property
    def missing_minutes(self) -> int:
        return max(TARGET_MINUTES - self.minutes, 0)

    @property
    def missing_formal_minutes(self) -> int:
        return max(FORMAL_TARGET_MINUTES - self.formal_minutes, 0)

    @property
    def percent(self) -> int:
        return min(self.minutes * 100 // TARGET_MINUTES, 100)

    @property
    def formal_percent(self) -> int:
        return min(self.formal_minutes * 100 // FORMAL_TARGET_MINUTES, 100)

    @property
    def is_met(self) -> bool:
        return not self.missing_minutes and not self.missing_formal_minutes


def cpd_year_of(day: date, starts_in_month: int, away: Sequence[Period] = ()) -> CPDYear:
    """Return the CPD year in which a day lies, with days away that do not overlap, in order.

    >>> cpd_year_of(date(2026, 3, 31), 4).starts_on
    datetime.date(2025, 4, 1)
    >>> cpd_year_of(date(2026, 4, 10), 4, [Period(date(2026, 1, 1), date(2026, 2, 1))])
    CPDYear(starts_on=datetime.date(2025, 4, 1), ends_on=datetime.date(2026, 5, 2), days_away=31)
    """
    first = min([day, *(period.start for period in away)])
    starts_on = date(first.year if first.month >= starts_in_month else first.year - 1, starts_in_month, 1)
    year = _year_from(starts_on, away)
    while year.ends_on <= day:
        year = _year_from(year.ends_on, away)
    return year


def _year_from(starts_on: date, away: Sequence[Period]) -> CPDYear:
    ends_on, days = add_months(starts_on, 12), 0
    for period in away:
        begins = max(period.start, starts_on)
        if begins < ends_on and period.end is not None and period.end > begins:
            gone = (period.end - begins).days
            ends_on, days = ends_on + timedelta(days=gone), days + gone
    return CPDYear(starts_on, ends_on, days)


def joined_up(periods: Iterable[Period]) -> list[Period]:
    """Return periods in order, those that touch or overlap as one, without those that never end or are empty.

    >>> joined_up([Period(date(2026, 2, 1), date(2026, 3, 1)), Period(date(2026, 1, 1), date(2026, 2, 1))])
    [Period(start=datetime.date(2026, 1, 1), end=datetime.date(2026, 3, 1))]
    """
    found: list[Period] = []
    for period in sorted(periods, key=lambda period: period.start):
        if period.end is None or period.end <= period.start:
            continue
        latest = found[-1] if found else None
        if latest is not None and latest.end is not None and period.start <= latest.end:
            found[-1] = Period(latest.start, max(latest.end, period.end))
        else:
            found.append(period)
    return found


def standing_of(entries: Iterable[LoggedTime]) -> YearStanding:
    """Add up a year's entries."""
    known = list(entries)
    logged = [entry for entry in known if not entry.is_draft]
    drafts = [entry for entry in known if entry.is_draft]
    return YearStanding(
        minutes=sum(entry.minutes for entry in logged),
        formal_minutes=sum(entry.minutes for entry in logged if entry.is_formal),
        participatory_minutes=sum(entry.minutes for entry in logged if entry.is_participatory),
        draft_minutes=sum(entry.minutes for entry in drafts),
        drafts=len(drafts),
    )


def hours_in_words(minutes: int) -> str:
    """Return a length in hours and minutes.

    >>> hours_in_words(250), hours_in_words(60), hours_in_words(0)
    ('4 hours 10 minutes', '1 hour', '0 hours')
    """
    hours, rest = divmod(minutes, 60)
    parts = []
    if hours or not rest:
        parts.append("1 hour" if hours == 1 else f"{hours} hours")
    if rest:
        parts.append("1 minute" if rest == 1 else f"{rest} minutes")
    return " ".join(parts)
