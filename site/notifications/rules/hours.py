"""When somebody works, so that mail waits until then: their days, from eight to six, in England."""

from __future__ import annotations

from collections.abc import Collection
from datetime import UTC, date, datetime, time, timedelta

from foundations.bank_holidays import is_bank_holiday
from foundations.london import LONDON


def next_working_moment(
    at: datetime, days: Collection[int], *, starts_at: int = 8, ends_at: int = 18
) -> datetime:
    """Return ``at`` where it falls into working hours, else the start of the next working day, in UTC.

    The end is not included; ``days`` are days of the week, Monday is 0. Nobody is written to on a bank holiday.

    >>> next_working_moment(datetime(2026, 11, 21, 10, tzinfo=UTC), (0, 1, 2, 3, 4))  # a Saturday
    datetime.datetime(2026, 11, 23, 8, 0, tzinfo=datetime.timezone.utc)
    """
    local = at.astimezone(LONDON)
    if _works_on(local.date(), days) and starts_at <= local.hour < ends_at:
        return at
    day = local.date() if local.hour < starts_at else local.date() + timedelta(days=1)
    while not _works_on(day, days):
        day += timedelta(days=1)
    return start_of_day(day, starts_at)


def start_of_day(day: date, hour: int) -> datetime:
    """Return the moment, in UTC, at which that hour of the day begins in England."""
    return datetime.combine(day, time(hour), tzinfo=LONDON).astimezone(UTC)


def week_of(day: date) -> date:
    """Return the Monday of a day's week."""
    return day - timedelta(days=day.weekday())


def digest_moment(week: date, days: Collection[int], *, starts_at: int = 8) -> datetime:
    """Return when the summary of a week is due: the start of somebody's first working day in it.

    Whose only days are bank holidays that week gets it on the first of them.
    """
    week_days = [week + timedelta(days=day) for day in sorted(days)]
    return start_of_day(next((day for day in week_days if _works_on(day, days)), week_days[0]), starts_at)


def _works_on(day: date, days: Collection[int]) -> bool:
    return day.weekday() in days and not is_bank_holiday(day)
