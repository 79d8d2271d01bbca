from datetime import UTC, datetime, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessments.rules.attempt import REST, Allowance, PastAttempt, allowance, has_passed, may_begin
from assessments.rules.draw import Pool, draw, option_order

MONDAY = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
POOLS = st.lists(
    st.builds(Pool, st.lists(st.integers(1, 30), unique=True, max_size=8).map(tuple), st.integers(0, 9)),
    max_size=6,
)


def failed(times: int) -> list[PastAttempt]:
    return [PastAttempt(MONDAY + timedelta(hours=number), passed=False) for number in range(times)]


@pytest.mark.parametrize(
    ("times", "limit", "after", "left"),
    [
        (0, 3, timedelta(), Allowance(3)),
        (2, 3, timedelta(hours=3), Allowance(1)),
        (3, 3, timedelta(hours=3), Allowance(0, MONDAY + timedelta(hours=2) + REST)),
        (3, 3, timedelta(hours=2) + REST, Allowance(3)),
        (4, 3, timedelta(days=30), Allowance(2)),
        (9, None, timedelta(), Allowance(None)),
    ],
)
def test_a_round_of_attempts_is_followed_by_a_rest_and_then_another(
    times: int, limit: int | None, after: timedelta, left: Allowance
) -> None:
    assert allowance(past=failed(times), limit=limit, at=MONDAY + after) == left


@pytest.mark.parametrize(
    ("past", "questions", "codes"),
    [
        ([], 5, []),
        ([], 0, ["no_questions"]),
        (failed(3), 5, ["resting"]),
        ([PastAttempt(MONDAY, passed=True)], 5, ["passed"]),
    ],
)
def test_an_attempt_begins_by_the_rules(past: list[PastAttempt], questions: int, codes: list[str]) -> None:
    verdict = may_begin(past=past, limit=3, question_count=questions, at=MONDAY + timedelta(hours=4))

    assert [refusal.code for refusal in verdict.refusals] == codes


@given(st.fractions(0, 20), st.integers(1, 20), st.integers(1, 100))
def test_nobody_is_rounded_over_the_pass_mark(score: Fraction, score_max: int, pass_mark: int) -> None:
    assert has_passed(score, score_max, pass_mark) == (score / score_max >= Fraction(pass_mark, 100))


@given(POOLS, st.none() | st.integers(1, 40), st.booleans(), st.text(max_size=5))
def test_a_draw_is_the_same_each_time_and_asks_nothing_twice(
    pools: list[Pool], total: int | None, shuffle: bool, seed: str
) -> None:
    asked = draw(pools, total=total, shuffle=shuffle, seed=seed)

    assert asked == draw(pools, total=total, shuffle=shuffle, seed=seed)
    assert len(set(asked)) == len(asked)
    assert set(asked) <= {question for pool in pools for question in pool.questions}
    assert total is None or len(asked) <= total


@given(st.integers(0, 8), st.booleans(), st.text(max_size=5))
def test_options_are_shown_in_a_settled_order(total: int, shuffle: bool, seed: str) -> None:
    order = option_order(total, shuffle=shuffle, seed=seed)

    assert sorted(order) == list(range(total))
    assert order == option_order(total, shuffle=shuffle, seed=seed)
