"""When somebody works, so that mail waits until then: their days, from eight to six, in England."""

from __future__ import annotations

from collections.abc import Collection
from datetime import UTC, date, datetime, time, timedelta

from foundations.london import LONDON


def next_working_moment(
    at: datetime, days: Collection[int], *, starts_at: int = 8, ends_at: int = 18
) -> datetime:
    """Return ``at`` where it falls into working hours, else the start of the next working day, in UTC.

    The end is not included; ``days`` are days of the week, Monday is 0.

    >>> next_working_moment(datetime(2026, 11, 21, 10, tzinfo=UTC), (0, 1, 2, 3, 4))  # a Saturday
    datetime.datetime(2026, 11, 23, 8, 0, tzinfo=datetime.timezone.utc)
    """
    local = at.astimezone(LONDON)
    if local.weekday() in days and starts_at <= local.hour < ends_at:
        return at
    day = local.date() if local.hour < starts_at else local.date() + timedelta(days=1)
    while day.weekday() not in days:
        day += timedelta(days=1)
    return start_of_day(day, starts_at)


def start_of_day(day: date, hour: int) -> datetime:
    """Return the moment, in UTC, at which that hour of the day begins in England."""
    return datetime.combine(day, time(hour), tzinfo=LONDON).astimezone(UTC)


def week_of(day: date) -> date:
    """Return the Monday of a day's week."""
    return day - timedelta(days=day.weekday())


def digest_moment(week: date, days: Collection[int], *, starts_at: int = 8) -> datetime:
    """Return when the summary of a week is due: the start of somebody's first working day in it."""
    return start_of_day(week + timedelta(days=min(days)), starts_at)
