"""The bank holidays of England and Wales: those of the law by rule, and what a proclamation changed by its date.

Source: “UK bank holidays”, https://www.gov.uk/bank-holidays (England and Wales). The rule rests on the Banking and
Financial Dealings Act 1971, Schedule 1, and the yearly proclamations under it: New Year's Day, Good Friday, Easter
Monday, the first and the last Monday in May, the last Monday in August, Christmas Day and Boxing Day. One that falls on a
Saturday or Sunday is kept on the next weekday that is not a bank holiday itself. What is proclaimed for one year only
stands in ``PROCLAIMED`` and ``MOVED``: add to them when gov.uk does.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache
from typing import Final

_MONDAY: Final = 0
_SATURDAY: Final = 5

PROCLAIMED: Final = frozenset(
    {
        date(2022, 6, 3),  # the Queen's Platinum Jubilee
        date(2022, 9, 19),  # the Queen's funeral
        date(2023, 5, 8),  # the King's Coronation
    }
)
MOVED: Final = {
    date(2020, 5, 4): date(2020, 5, 8),  # 75 years after VE Day
    date(2022, 5, 30): date(2022, 6, 2),  # the Queen's Platinum Jubilee
}


def easter_sunday(year: int) -> date:
    """Return Easter Sunday of the Gregorian calendar (the anonymous algorithm, as Meeus gives it).

    >>> easter_sunday(2026)
    datetime.date(2026, 4, 5)
    """
    golden = year % 19
    century, in_century = divmod(year, 100)
    leap_centuries, century_rest = divmod(century, 4)
    moon_correction = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - leap_centuries - moon_correction + 15) % 30
    leaps, leap_rest = divmod(in_century, 4)
    to_sunday = (32 + 2 * century_rest + 2 * leaps - epact - leap_rest) % 7
    late = (golden + 11 * epact + 22 * to_sunday) // 451
    month, day = divmod(epact + to_sunday - 7 * late + 114, 31)
    return date(year, month, day + 1)


@lru_cache(maxsize=64)
def bank_holidays(year: int) -> frozenset[date]:
    """Return the days of a year on which offices in England and Wales are closed by law or proclamation."""
    easter = easter_sunday(year)
    mondays = (_first_monday(year, 5), _last_monday(year, 5), _last_monday(year, 8))
    days = {easter - timedelta(days=2), easter + timedelta(days=1)}
    days |= {MOVED.get(day, day) for day in mondays}
    days |= {day for day in PROCLAIMED if day.year == year}
    for day in (date(year, 1, 1), date(year, 12, 25), date(year, 12, 26)):
        if day.weekday() < _SATURDAY:
            days.add(day)
    for day in (date(year, 1, 1), date(year, 12, 25), date(year, 12, 26)):
        if day.weekday() >= _SATURDAY:
            days.add(_next_free_weekday(day, days))
    return frozenset(days)


def is_bank_holiday(day: date) -> bool:
    """Return whether a day is a bank holiday in England and Wales.

    >>> is_bank_holiday(date(2026, 12, 28)), is_bank_holiday(date(2026, 12, 26))  # Boxing Day is a Saturday
    (True, False)
    """
    return day in bank_holidays(day.year)


def _first_monday(year: int, month: int) -> date:
    first = date(year, month, 1)
    return first + timedelta(days=(_MONDAY - first.weekday()) % 7)


def _last_monday(year: int, month: int) -> date:
    """Return the last Monday of a month of 31 days."""
    last = date(year, month, 31)
    return last - timedelta(days=last.weekday())


def _next_free_weekday(day: date, taken: set[date]) -> date:
    while day.weekday() >= _SATURDAY or day in taken:
        day += timedelta(days=1)
    return day
