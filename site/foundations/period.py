"""Stretches of days, half-open: the first day belongs to the period and the last does not."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from foundations.bank_holidays import is_bank_holiday

_SATURDAY: Final = 5


@dataclass(frozen=True, slots=True)
class Period:
    """Days from ``start`` up to, but without, ``end``; no end means that it still runs.

    >>> Period(date(2026, 1, 1), date(2026, 2, 1)).contains(date(2026, 2, 1))
    False

    :raises ValueError: when it would end before it starts.
    """

    start: date
    end: date | None = None

    def __post_init__(self) -> None:
        if self.end is not None and self.end < self.start:
            raise ValueError(f"A period cannot end ({self.end}) before it starts ({self.start}).")

    def contains(self, day: date) -> bool:
        return self.start <= day and (self.end is None or day < self.end)

    def overlaps(self, other: Period) -> bool:
        """Return whether the two share a day; an empty period shares none."""
        latest_start = max(self.start, other.start)
        ends = [end for end in (self.end, other.end) if end is not None]
        return not ends or latest_start < min(ends)


def add_months(day: date, months: int) -> date:
    """Return the same day of the month so many calendar months on, or that month's last day where it has no such day.

    >>> add_months(date(2026, 1, 31), 1)
    datetime.date(2026, 2, 28)
    >>> add_months(date(2024, 2, 29), -12)
    datetime.date(2023, 2, 28)
    """
    index = day.year * 12 + (day.month - 1) + months
    year, month = divmod(index, 12)
    last_day = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last_day))


def add_working_days(day: date, count: int) -> date:
    """Return the day that is so many working days later.

    >>> add_working_days(date(2026, 11, 23), 5)
    datetime.date(2026, 11, 30)
    """
    while count:
        day += timedelta(days=1)
        count -= is_working_day(day)
    return day


def is_working_day(day: date) -> bool:
    """Return whether a day is from Monday to Friday and no bank holiday of England and Wales.

    >>> is_working_day(date(2026, 12, 24)), is_working_day(date(2026, 12, 25))
    (True, False)
    """
    return day.weekday() < _SATURDAY and not is_bank_holiday(day)
