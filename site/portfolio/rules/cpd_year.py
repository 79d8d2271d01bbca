"""The CPD year and what it asks.

The National Association of Link Workers asks for at least 20 CPD points in each membership year, of which 10 hours
formal: structured learning with clear objectives, such as a course or an online training. How points become hours is
not published, so an hour counts as a point here.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

TARGET_MINUTES = 20 * 60
FORMAL_TARGET_MINUTES = 10 * 60
DEFAULT_STARTS_IN_MONTH = 4


@dataclass(frozen=True, slots=True)
class CPDYear:
    """A membership year: half-open, twelve months from the first of a month."""

    starts_on: date
    ends_on: date

    @property
    def label(self) -> str:
        """The year in words, from its first to its last month.

        >>> cpd_year_of(date(2026, 11, 23), 4).label
        'April 2026 to March 2027'
        """
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


def cpd_year_of(day: date, starts_in_month: int) -> CPDYear:
    """Return the CPD year in which a day lies.

    >>> cpd_year_of(date(2026, 3, 31), 4).starts_on
    datetime.date(2025, 4, 1)
    """
    year = day.year if day.month >= starts_in_month else day.year - 1
    return CPDYear(date(year, starts_in_month, 1), date(year + 1, starts_in_month, 1))


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
