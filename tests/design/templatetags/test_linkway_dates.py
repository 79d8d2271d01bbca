"""Dates and durations in Linkway's words."""

from datetime import UTC, date, datetime

import pytest

from design.templatetags.linkway_dates import day, day_and_year, minutes, moment, short_day, time_of_day


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (1, "about a minute"),
        (7, "about 7 minutes"),
        (12, "about 12 minutes"),
        (20, "about 20 minutes"),
        (23, "about 25 minutes"),
        (59, "about 1 hour"),
        (60, "about 1 hour"),
        (75, "about 1 hour 15 minutes"),
        (88, "about 1 and a half hours"),
        (240, "about 4 hours"),
        (0, ""),
        (None, ""),
        (-5, ""),
    ],
)
def test_a_duration_is_said_about(value: int | None, words: str) -> None:
    assert minutes(value) == words


def test_a_day_is_said_with_its_weekday() -> None:
    assert day(date(2026, 11, 24)) == "Tuesday 24 November"
    assert short_day(date(2026, 11, 24)) == "Tue 24 Nov"
    assert day_and_year(date(2026, 11, 24)) == "24 November 2026"
    assert day(None) == ""


@pytest.mark.parametrize(
    ("hour", "minute", "words"),
    [(8, 0, "9am"), (13, 5, "2:05pm"), (11, 0, "midday"), (23, 0, "midnight")],
)
def test_a_time_is_that_of_london(hour: int, minute: int, words: str) -> None:
    in_summer = datetime(2026, 7, 1, hour, minute, tzinfo=UTC)

    assert time_of_day(in_summer) == words


def test_a_moment_after_midnight_in_london_has_londons_day() -> None:
    assert moment(datetime(2026, 6, 30, 23, 30, tzinfo=UTC)) == "Wednesday 1 July, 12:30am"
