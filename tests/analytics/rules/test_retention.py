"""The figures of a group, exact and published."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.rules.retention import Figures, exact, figures_of, published, seen
from analytics.rules.stability import employers_of_people_on
from analytics.rules.suppression import shown_count, shown_proportion
from analytics.rules.survival import DAYS_PER_MONTH
from analytics.rules.tenure import PostRecord, Unit, tenures_of

AS_AT = date(2026, 6, 30)


def figures(posts: Sequence[PostRecord], unit: Unit = Unit.POST) -> Figures:
    now = employers_of_people_on(posts, AS_AT)
    return figures_of("All", [seen(tenure, AS_AT, now) for tenure in tenures_of(posts, unit, AS_AT)])


def people_of(number: int, *, months: int = 40, left: int = 0) -> list[PostRecord]:
    """So many people who started ``months`` ago, the first ``left`` of whom left after 200 days, 201, and so on."""
    started_on = AS_AT - timedelta(days=round(months * DAYS_PER_MONTH))
    return [
        PostRecord(
            post=index,
            person=UUID(int=index),
            employer=1,
            started_on=started_on,
            ended_on=started_on + timedelta(days=200 + index) if index < left else None,
            last_confirmed_on=None if index < left else AS_AT,
            fte=0.6,
        )
        for index in range(number)
    ]


def test_exact_figures_have_a_step_for_each_time_at_which_somebody_left() -> None:
    group = exact(figures(people_of(10, left=2)))

    assert (group.posts, group.people, group.suppressed) == (10, 10, False)
    assert [(step.months, step.at_risk, step.left, step.survival) for step in group.steps] == [
        (200 / DAYS_PER_MONTH, 10, 1, 0.9),
        (201 / DAYS_PER_MONTH, 9, 1, pytest.approx(0.8)),
    ]


def test_the_keys_of_the_json_stand_in_their_order() -> None:
    group = exact(figures(people_of(10, left=1))).as_json()

    assert list(group) == [
        "name",
        "posts",
        "people",
        "stability_12m",
        "employer_stability_12m",
        "leaver_rate_12m",
        "leaver_rate_12m_fte",
        "median_months",
        "confirmed_90d",
        "suppressed",
        "steps",
    ]
    assert list(group["steps"][0]) == ["months", "at_risk", "left", "survival", "ci_low", "ci_high"]


def test_published_figures_stand_at_fixed_times_in_rounded_numbers() -> None:
    group = published(figures(people_of(33, left=9)))

    assert (group.posts, group.people, group.suppressed) == (35, 35, False)
    assert [(step.months, step.at_risk, step.left, step.survival) for step in group.steps] == [
        (3, 35, None, 1.0),
        (6, 35, None, 1.0),
        (12, 25, None, 0.73),
        (24, 25, None, 0.73),
        (36, 25, None, 0.73),
    ]
    assert (group.steps[0].ci_low, group.steps[2].ci_low, group.steps[2].ci_high) == (None, 0.54, 0.85)
    assert (group.stability_12m, group.confirmed_90d) == (1.0, 1.0)


def test_a_step_with_under_eight_at_risk_is_not_published() -> None:
    group = published(figures([*people_of(7, months=40), *people_of(3, months=8)]))

    assert [step.months for step in group.steps] == []
    assert group.people is None


def test_steps_stop_where_under_eight_are_left_to_follow() -> None:
    old, new = people_of(7, months=40), people_of(20, months=13)[7:]

    assert [step.months for step in published(figures([*old, *new])).steps] == [3, 6, 12]


@pytest.mark.parametrize(("people", "suppressed"), [(0, True), (7, True), (8, False)])
def test_a_group_of_under_eight_people_has_no_numbers(people: int, suppressed: bool) -> None:
    group = published(figures(people_of(people)))

    numbers = (group.posts, group.people, group.stability_12m, group.leaver_rate_12m, group.confirmed_90d)
    assert group.suppressed is suppressed
    assert (numbers == (None,) * 5 and group.steps == ()) is suppressed


def test_eight_posts_of_seven_people_are_suppressed() -> None:
    extra = PostRecord(99, UUID(int=0), 2, date(2024, 1, 1), None, None, AS_AT)

    assert published(figures([*people_of(7), extra])).suppressed


def test_figures_of_under_eight_leavers_have_no_rate() -> None:
    few, enough = people_of(40, months=12, left=7), people_of(40, months=12, left=9)

    assert published(figures(few)).leaver_rate_12m is None
    assert published(figures(enough)).leaver_rate_12m == pytest.approx(10 / ((40 + 30) / 2), abs=0.005)


def test_somebody_in_two_posts_is_two_posts_one_person_and_one_spell() -> None:
    posts = [
        PostRecord(1, UUID(int=1), 1, date(2024, 1, 1), None, None, AS_AT, 0.5),
        PostRecord(2, UUID(int=1), 2, date(2025, 1, 1), None, None, AS_AT, 0.5),
    ]

    by_post, by_role = exact(figures(posts)), exact(figures(posts, Unit.ROLE))

    assert (by_post.posts, by_post.people) == (2, 1)
    assert (by_role.posts, by_role.people) == (1, 1)


def test_a_post_never_confirmed_is_counted_but_never_at_risk() -> None:
    unconfirmed = PostRecord(1, UUID(int=1), 1, date(2024, 1, 1))

    result = figures([unconfirmed])

    assert (result.posts, result.curve.at_risk(1), exact(result).confirmed_90d) == (1, 0, 0.0)


@given(st.integers(min_value=0, max_value=20_000), st.integers(min_value=0, max_value=20_000))
def test_no_published_count_can_be_one_to_seven(part: int, whole: int) -> None:
    shown = shown_count(part)
    assert shown is None or (shown % 5 == 0 and shown not in range(1, 8) and abs(shown - part) <= 2)
    proportion = shown_proportion(min(part, whole), whole)
    assert proportion is None or 0 <= proportion <= 1
