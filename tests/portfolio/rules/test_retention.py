"""How long things are kept: days, and who may be erased."""

from __future__ import annotations

import doctest
from datetime import date

import pytest

from portfolio.rules import retention
from portfolio.rules.retention import ERASED_ALREADY, ONLY_ADMINISTRATOR, active_until, is_over, may_erase
from portfolio.templatetags import portfolio_data

DAY = date(2026, 11, 23)


def test_the_examples_hold() -> None:
    for module in (retention, portfolio_data):
        assert doctest.testmod(module).failed == 0


@pytest.mark.parametrize(
    ("known", "until"),
    [
        ({"in_post": True}, None),
        ({}, date(2020, 1, 1)),
        ({"left_on": date(2024, 2, 1)}, date(2024, 2, 1)),
        ({"left_on": date(2024, 2, 1), "signed_in_on": date(2025, 2, 1)}, date(2025, 2, 1)),
        ({"closed_on": date(2026, 2, 1)}, date(2026, 2, 1)),
    ],
)
def test_a_record_is_needed_until_the_latest_of_what_happened(
    known: dict[str, object], until: date | None
) -> None:
    nothing = {"signed_in_on": None, "left_on": None, "in_post": False, "closed_on": None}

    assert active_until(joined_on=date(2020, 1, 1), **(nothing | known)) == until  # type: ignore[arg-type]


def test_six_years_are_over_on_their_day_and_not_the_day_before() -> None:
    assert is_over(date(2020, 11, 23), months=72, on=DAY)
    assert not is_over(date(2020, 11, 24), months=72, on=DAY)
    assert not is_over(None, months=72, on=DAY)


def test_a_refusal_names_every_reason() -> None:
    assert may_erase(is_only_administrator=False, is_asked=False).allowed
    refused = may_erase(is_only_administrator=True, is_asked=True).refusals
    assert refused == (ONLY_ADMINISTRATOR, ERASED_ALREADY)
