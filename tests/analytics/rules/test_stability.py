"""Who is still here after a year, and what share left."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from uuid import UUID

import pytest

from analytics.rules.freshness import is_fresh
from analytics.rules.stability import (
    LeaverRate,
    Share,
    YearOfTenure,
    employer_stability,
    employers_of_people_on,
    leaver_rate,
    leaver_rate_fte,
    role_stability,
    year_of,
)
from analytics.rules.tenure import PostRecord, Unit, tenures_of

AS_AT, YEAR_AGO = date(2026, 6, 30), date(2025, 6, 30)
ADA, BEA, CYN, DOT, EVE = (UUID(int=number) for number in range(1, 6))
POSTS = [
    # Ada stays in her post.
    PostRecord(1, ADA, 1, date(2024, 1, 1), None, None, AS_AT, 1.0),
    # Bea moves to another employer in September 2025, after 20 days out.
    PostRecord(2, BEA, 1, date(2024, 1, 1), None, date(2025, 9, 1), None, 0.5),
    PostRecord(3, BEA, 2, date(2025, 9, 21), None, None, AS_AT, 0.6),
    # Cyn leaves on the as-at date, her first day out.
    PostRecord(4, CYN, 2, date(2024, 1, 1), None, AS_AT, None, 0.8),
    # Dot comes and goes within the year.
    PostRecord(5, DOT, 1, date(2025, 8, 1), None, date(2026, 2, 1), None, 0.4),
    # Eve's first day out was the day a year ago, so she was not here then, and she did not leave after it.
    PostRecord(6, EVE, 1, date(2024, 1, 1), None, YEAR_AGO, None, 1.0),
]


def years(posts: Sequence[PostRecord], unit: Unit = Unit.POST) -> list[YearOfTenure]:
    now = employers_of_people_on(posts, AS_AT)
    return [year_of(tenure, YEAR_AGO, AS_AT, now) for tenure in tenures_of(posts, unit, AS_AT)]


@pytest.mark.parametrize("unit", Unit)
def test_stability_counts_a_move_between_employers_as_staying_in_the_role_only(unit: Unit) -> None:
    of_all = years(POSTS, unit)

    # Ada, Bea and Cyn were here a year ago; Ada and Bea are here now, and only Ada where she was.
    assert role_stability(of_all) == Share(2, 3)
    assert employer_stability(of_all) == Share(1, 3)


def test_a_move_between_employers_is_leaving_for_the_post_but_not_for_the_role() -> None:
    posts, spells = (years(POSTS, unit) for unit in (Unit.POST, Unit.ROLE))

    # Posts left: Bea's first, Cyn's, Dot's. Spells left: Cyn's, Dot's. Three at the start, two at the end.
    assert leaver_rate(posts) == LeaverRate(3, 3, 2)
    assert leaver_rate(spells) == LeaverRate(2, 3, 2)
    assert leaver_rate(spells).ratio == pytest.approx(2 / 2.5)


def test_the_leaver_rate_by_full_time_equivalent_weighs_each_by_what_they_worked() -> None:
    rate = leaver_rate_fte(years(POSTS, Unit.ROLE))

    assert (rate.left, rate.at_start, rate.at_end) == pytest.approx((0.8 + 0.4, 1.0 + 0.5 + 0.8, 1.0 + 0.6))


def test_a_promotion_with_the_same_employer_is_staying_with_the_employer() -> None:
    posts = [
        PostRecord(1, ADA, 1, date(2024, 1, 1), None, date(2026, 1, 1)),
        PostRecord(2, ADA, 1, date(2026, 1, 1), None, None, AS_AT),
    ]

    assert employer_stability(years(posts)) == Share(1, 1)


def test_an_employer_not_recorded_is_never_the_same_employer() -> None:
    posts = [PostRecord(1, ADA, None, date(2024, 1, 1), None, None, AS_AT)]

    assert employer_stability(years(posts)) == Share(0, 1)


def test_a_post_nobody_was_watching_a_year_ago_is_not_in_the_base() -> None:
    """Had it ended in between, it would not be in the list: only its survival brought it here."""
    posts = [PostRecord(1, ADA, 1, date(2020, 1, 1), date(2025, 7, 1), None, AS_AT)]

    assert role_stability(years(posts)).ratio is None
    assert leaver_rate(years(posts)) == LeaverRate(0, 0, 1)


def test_an_end_before_anybody_was_watching_is_not_a_leaver() -> None:
    posts = [PostRecord(1, ADA, 1, date(2020, 1, 1), date(2026, 1, 1), date(2025, 12, 1))]

    assert leaver_rate(years(posts)).left == 0


def test_nobody_here_leaves_every_ratio_undefined() -> None:
    assert role_stability([]).ratio is None
    assert leaver_rate([]).ratio is None


@pytest.mark.parametrize(
    ("confirmed_on", "fresh"),
    [
        (AS_AT, True),
        (date(2026, 4, 1), True),
        (date(2026, 3, 31), False),
        (date(2026, 9, 1), True),
        (None, False),
    ],
)
def test_a_post_is_fresh_when_confirmed_in_the_90_days_up_to_the_day_or_since(
    confirmed_on: date | None, fresh: bool
) -> None:
    posts = [PostRecord(1, ADA, 1, date(2024, 1, 1), None, None, confirmed_on)]

    (tenure,) = tenures_of(posts, Unit.POST, AS_AT)
    assert is_fresh(tenure, AS_AT) is fresh
