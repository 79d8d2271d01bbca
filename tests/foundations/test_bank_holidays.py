"""Bank holidays by rule, against the dates that gov.uk has published, and working days that pass over them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foundations.bank_holidays import bank_holidays, easter_sunday, is_bank_holiday
from foundations.period import add_working_days, is_working_day

# https://www.gov.uk/bank-holidays, England and Wales
PUBLISHED = {
    2020: "01-01 04-10 04-13 05-08 05-25 08-31 12-25 12-28",
    2021: "01-01 04-02 04-05 05-03 05-31 08-30 12-27 12-28",
    2022: "01-03 04-15 04-18 05-02 06-02 06-03 08-29 09-19 12-26 12-27",
    2023: "01-02 04-07 04-10 05-01 05-08 05-29 08-28 12-25 12-26",
    2024: "01-01 03-29 04-01 05-06 05-27 08-26 12-25 12-26",
    2025: "01-01 04-18 04-21 05-05 05-26 08-25 12-25 12-26",
    2026: "01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28",
    2027: "01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28",
    2028: "01-03 04-14 04-17 05-01 05-29 08-28 12-25 12-26",
}
years = st.integers(1971, 2200)
days = st.dates(date(2000, 1, 1), date(2060, 1, 1))


@pytest.mark.parametrize("year", PUBLISHED)
def test_the_rule_gives_the_dates_that_are_published(year: int) -> None:
    assert sorted(bank_holidays(year)) == [
        date.fromisoformat(f"{year}-{day}") for day in PUBLISHED[year].split()
    ]


@given(years)
def test_every_year_has_eight_bank_holidays_or_more_and_none_on_a_weekend(year: int) -> None:
    found = bank_holidays(year)

    assert len(found) >= 8
    assert all(day.year == year and day.weekday() < 5 for day in found)


@given(years)
def test_easter_is_a_sunday_between_22_march_and_25_april(year: int) -> None:
    easter = easter_sunday(year)

    assert easter.weekday() == 6
    assert date(year, 3, 22) <= easter <= date(year, 4, 25)


@given(days, st.integers(1, 60))
def test_a_working_day_is_reached_and_passes_as_many_as_were_asked_for(day: date, count: int) -> None:
    there = add_working_days(day, count)
    passed = [day + timedelta(days=step) for step in range(1, (there - day).days + 1)]

    assert is_working_day(there)
    assert sum(is_working_day(each) for each in passed) == count


@given(days, st.integers(0, 30), st.integers(0, 30))
def test_working_days_add_up(day: date, one: int, another: int) -> None:
    assert add_working_days(add_working_days(day, one), another) == add_working_days(day, one + another)


def test_christmas_and_new_year_are_no_working_days() -> None:
    assert add_working_days(date(2026, 12, 24), 3) == date(2026, 12, 31)
    assert not is_bank_holiday(date(2026, 12, 26))
