import doctest
from datetime import date

import pytest

from portfolio.rules import cpd_year
from portfolio.rules.cpd_year import LoggedTime, cpd_year_of, standing_of


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
