"""Working hours, over weekends and the change of clocks."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from notifications.rules.hours import digest_moment, next_working_moment

WORKING_DAYS = (0, 1, 2, 3, 4)


def moment(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("at", "days", "goes"),
    [
        ("2026-11-23 08:00", WORKING_DAYS, "2026-11-23 08:00"),  # the first minute counts
        ("2026-11-23 17:59", WORKING_DAYS, "2026-11-23 17:59"),
        ("2026-11-23 18:00", WORKING_DAYS, "2026-11-24 08:00"),  # the end does not
        ("2026-11-23 03:00", WORKING_DAYS, "2026-11-23 08:00"),
        ("2026-11-27 20:00", WORKING_DAYS, "2026-11-30 08:00"),  # Friday evening
        ("2026-11-23 10:00", (2,), "2026-11-25 08:00"),  # only Wednesdays
        ("2026-11-28 10:00", (5, 6), "2026-11-28 10:00"),  # only weekends
        ("2026-07-06 06:59", WORKING_DAYS, "2026-07-06 07:00"),  # eight in summer is seven in UTC
        ("2026-07-06 17:30", WORKING_DAYS, "2026-07-07 07:00"),
        ("2026-10-23 18:00", WORKING_DAYS, "2026-10-26 08:00"),  # the clocks go back on the Sunday between
        ("2026-03-27 19:00", WORKING_DAYS, "2026-03-30 07:00"),  # and forward
        (
            "2026-12-24 18:00",
            WORKING_DAYS,
            "2026-12-29 08:00",
        ),  # Christmas, a weekend, and Boxing Day kept on Monday
        ("2026-12-28 10:00", WORKING_DAYS, "2026-12-29 08:00"),  # a bank holiday itself
    ],
)
def test_mail_waits_for_the_next_working_hour(at: str, days: tuple[int, ...], goes: str) -> None:
    assert next_working_moment(moment(at), days) == moment(goes)


def test_a_summary_is_due_at_eight_on_the_first_working_day_of_the_week() -> None:
    assert digest_moment(date(2026, 11, 23), (3, 2)) == moment("2026-11-25 08:00")
    assert digest_moment(date(2026, 7, 6), (0,)) == moment("2026-07-06 07:00")
    assert digest_moment(date(2026, 4, 6), WORKING_DAYS) == moment("2026-04-07 07:00")  # Easter Monday
    assert digest_moment(date(2026, 4, 6), (0,)) == moment("2026-04-06 07:00")  # their only day
