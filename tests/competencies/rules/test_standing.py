"""Where somebody stands: laws that hold whatever was said, in whatever order."""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from competencies.rules.standing import (
    CompetencyStanding,
    DecisionFact,
    Expectation,
    RatingFact,
    count_at,
    percent_met,
    standings,
)
from competencies.vocabulary import Currency, RatingKind

TODAY = date(2026, 11, 23)
NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
# Few moments and few competencies, so that entries of one moment meet often.
MOMENTS = st.integers(0, 4).map(lambda years: NOON - timedelta(days=300 * years))
RATINGS = st.lists(
    st.tuples(st.integers(1, 3), st.sampled_from(RatingKind.values), st.integers(1, 4), MOMENTS), max_size=12
)
DECISIONS = st.lists(st.tuples(st.integers(0, 11), st.booleans(), MOMENTS), max_size=12)
EXPECTED = st.lists(
    st.tuples(st.one_of(st.none(), st.integers(0, 4)), st.integers(1, 60)), min_size=3, max_size=3
)


def facts(
    ratings: Sequence[tuple[int, str, int, datetime]], decisions: Sequence[tuple[int, bool, datetime]]
) -> tuple[list[RatingFact], list[DecisionFact]]:
    return (
        [RatingFact(number, *said) for number, said in enumerate(ratings)],
        [DecisionFact(number, *said) for number, said in enumerate(decisions)],
    )


def expectations(wanted: Sequence[tuple[int | None, int]]) -> list[Expectation]:
    return [Expectation(number, *each) for number, each in enumerate(wanted, start=1)]


@given(RATINGS, DECISIONS, EXPECTED, st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None)
def test_the_order_in_which_entries_are_read_changes_nothing(
    ratings: list[tuple[int, str, int, datetime]],
    decisions: list[tuple[int, bool, datetime]],
    wanted: list[tuple[int | None, int]],
    chance: random.Random,
) -> None:
    said, decided = facts(ratings, decisions)
    before = standings(expectations(wanted), said, decided, TODAY)

    chance.shuffle(said)
    chance.shuffle(decided)

    assert standings(expectations(wanted), said, decided, TODAY) == before


@given(RATINGS, DECISIONS, EXPECTED, st.integers(0, 4000))
@settings(max_examples=60, deadline=None)
def test_nothing_that_is_due_is_met_and_a_percentage_is_one(
    ratings: list[tuple[int, str, int, datetime]],
    decisions: list[tuple[int, bool, datetime]],
    wanted: list[tuple[int | None, int]],
    days: int,
) -> None:
    on = TODAY + timedelta(days=days)
    found = list(standings(expectations(wanted), *facts(ratings, decisions), on).values())

    for standing in found:
        if standing.is_met:
            assert standing.confirmed is not None
            assert standing.confirmed.currency != Currency.DUE
            assert standing.is_met_in_own_view
        if standing.confirmed is not None and on >= standing.confirmed.review_on:
            assert not standing.is_met
    percent, own = percent_met(found), percent_met(found, in_own_view=True)
    assert (percent is None) == (own is None) == (not any(each.is_required for each in found))
    assert percent is None or (own is not None and 0 <= percent <= own <= 100)
    assert all(count_at(found, level) >= count_at(found, level + 1) for level in range(1, 4))


@given(RATINGS, DECISIONS, EXPECTED)
@settings(max_examples=40, deadline=None)
def test_waiting_never_makes_anything_met(
    ratings: list[tuple[int, str, int, datetime]],
    decisions: list[tuple[int, bool, datetime]],
    wanted: list[tuple[int | None, int]],
) -> None:
    at_once = standings(expectations(wanted), *facts(ratings, decisions), TODAY)
    later = standings(expectations(wanted), *facts(ratings, decisions), TODAY + timedelta(days=400))

    assert all(at_once[key].is_met or not later[key].is_met for key in later)


def one(
    ratings: Sequence[tuple[str, int, datetime]], decisions: Sequence[tuple[int, bool, datetime]] = ()
) -> CompetencyStanding:
    said, decided = facts([(1, *rating) for rating in ratings], decisions)
    return standings([Expectation(1, 2, 24)], said, decided, TODAY)[1]


YESTERDAY = NOON - timedelta(days=1)
OLD = NOON - timedelta(days=800)


@pytest.mark.parametrize(
    ("ratings", "decisions", "own", "confirmed", "is_met"),
    [
        ([], [], None, None, False),
        ([("self", 2, YESTERDAY)], [], 2, None, False),
        ([("self", 2, YESTERDAY)], [(0, True, NOON)], 2, 2, True),
        ([("self", 2, YESTERDAY)], [(0, False, NOON)], 2, None, False),
        ([("self", 2, YESTERDAY)], [(0, False, YESTERDAY), (0, True, NOON)], 2, 2, True),
        ([("self", 2, YESTERDAY)], [(0, True, YESTERDAY), (0, False, NOON)], 2, None, False),
        ([("self", 2, YESTERDAY), ("self", 1, NOON)], [(0, True, NOON)], 1, 2, True),
        ([("supervisor", 3, NOON)], [], None, None, False),
        ([("assessed", 3, NOON)], [], None, 3, True),
        ([("assessed", 3, OLD)], [], None, 3, False),
        ([("self", 2, OLD)], [(0, True, NOON)], 2, 2, True),
        ([("self", 1, NOON)], [(0, True, NOON)], 1, 1, False),
    ],
)
def test_a_level_counts_once_it_is_confirmed_and_while_it_is_recent(
    ratings: list[tuple[str, int, datetime]],
    decisions: list[tuple[int, bool, datetime]],
    own: int | None,
    confirmed: int | None,
    is_met: bool,
) -> None:
    found = one(ratings, decisions)

    assert (found.self_level, found.confirmed_level, found.is_met) == (own, confirmed, is_met)
