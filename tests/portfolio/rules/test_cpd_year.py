import doctest
from datetime import date

import pytest

from foundations.period import Period
from portfolio.rules import cpd_year
from portfolio.rules.cpd_year import LoggedTime, cpd_year_of, joined_up, standing_of


@pytest.mark.parametrize(
    ("day", "month", "starts_on", "label"),
    [
        (date(2026, 11, 23), 4, date(2026, 4, 1), "April 2026 to March 2027"),
        (date(2026, 4, 1), 4, date(2026, 4, 1), "April 2026 to March 2027"),
        (date(2026, 3, 31), 4, date(2025, 4, 1), "April 2025 to March 2026"),
        (date(2026, 11, 23), 1, date(2026, 1, 1), "January 2026 to December 2026"),
        (date(2026, 11, 23), 12, date(2025, 12, 1), "December 2025 to November 2026"),
    ],
)
def test_a_day_lies_in_the_membership_year_that_runs_then(
    day: date, month: int, starts_on: date, label: str
) -> None:
    year = cpd_year_of(day, month)

    assert year.starts_on == starts_on
    assert year.ends_on == starts_on.replace(year=starts_on.year + 1)
    assert year.label == label


def test_drafts_are_counted_apart() -> None:
    standing = standing_of(
        [
            LoggedTime(600, is_formal=True, is_participatory=False, is_draft=False),
            LoggedTime(90, is_formal=False, is_participatory=True, is_draft=False),
            LoggedTime(240, is_formal=True, is_participatory=False, is_draft=True),
        ]
    )

    assert (standing.minutes, standing.formal_minutes, standing.participatory_minutes) == (690, 600, 90)
    assert (standing.missing_minutes, standing.missing_formal_minutes) == (510, 0)
    assert (standing.drafts, standing.draft_minutes, standing.is_met) == (1, 240, False)


@pytest.mark.parametrize(
    ("minutes", "formal", "is_met"), [(1200, 600, True), (1199, 600, False), (1200, 599, False)]
)
def test_a_year_asks_for_twenty_hours_of_which_ten_formal(minutes: int, formal: int, is_met: bool) -> None:
    standing = standing_of(
        [
            LoggedTime(formal, is_formal=True, is_participatory=False, is_draft=False),
            LoggedTime(minutes - formal, is_formal=False, is_participatory=False, is_draft=False),
        ]
    )

    assert standing.is_met is is_met


def test_the_examples_in_the_rules_are_true() -> None:
    assert doctest.testmod(cpd_year).failed == 0


def test_days_away_make_the_year_longer_and_the_next_one_begin_later() -> None:
    away = [Period(date(2026, 6, 1), date(2026, 7, 1))]

    year = cpd_year_of(date(2027, 4, 20), 4, away)
    following = cpd_year_of(year.ends_on, 4, away)

    assert (year.starts_on, year.ends_on, year.days_away) == (date(2026, 4, 1), date(2027, 5, 1), 30)
    assert (following.starts_on, following.days_away) == (date(2027, 5, 1), 0)


def test_days_away_over_the_end_of_a_year_count_once() -> None:
    away = [Period(date(2027, 3, 1), date(2027, 6, 1))]

    year = cpd_year_of(date(2027, 5, 1), 4, away)

    assert (year.ends_on, year.days_away) == (date(2027, 7, 2), 92)
    assert year.label == "1 April 2026 to 1 July 2027"
    assert cpd_year_of(date(2027, 7, 2), 4, away).days_away == 0


def test_years_before_somebody_was_away_are_as_they_were() -> None:
    away = [Period(date(2026, 6, 1), date(2026, 7, 1))]

    assert cpd_year_of(date(2026, 3, 31), 4, away) == cpd_year_of(date(2026, 3, 31), 4)


def test_two_plans_paused_on_the_same_days_are_one_absence() -> None:
    both = [Period(date(2026, 6, 1), date(2026, 7, 1)), Period(date(2026, 6, 10), date(2026, 7, 10))]

    assert joined_up([*both, Period(date(2026, 8, 1), date(2026, 8, 1))]) == [
        Period(date(2026, 6, 1), date(2026, 7, 10))
    ]
