from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foundations.period import Period, add_months

days = st.dates(date(2000, 1, 1), date(2060, 1, 1))
periods = st.builds(
    lambda start, length: Period(start, None if length is None else start + timedelta(days=length)),
    days,
    st.none() | st.integers(0, 2000),
)


def test_the_last_day_does_not_belong_to_a_period() -> None:
    november = Period(date(2026, 11, 1), date(2026, 12, 1))

    assert november.contains(date(2026, 11, 30))
    assert not november.contains(date(2026, 12, 1))


def test_a_period_cannot_end_before_it_starts() -> None:
    with pytest.raises(ValueError, match="cannot end"):
        Period(date(2026, 11, 2), date(2026, 11, 1))


@given(periods, periods)
def test_overlap_does_not_depend_on_who_asks(one: Period, other: Period) -> None:
    assert one.overlaps(other) == other.overlaps(one)


@given(periods, periods, days)
def test_periods_that_share_a_day_overlap(one: Period, other: Period, day: date) -> None:
    if one.contains(day) and other.contains(day):
        assert one.overlaps(other)


@given(days, st.integers(0, 240))
def test_months_forward_and_back_never_pass_the_day_of_the_month(day: date, months: int) -> None:
    there = add_months(day, months)

    assert there.day <= day.day
    assert (there.year * 12 + there.month) - (day.year * 12 + day.month) == months
