from datetime import UTC, datetime, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessments.rules.attempt import (
    GRACE,
    Allowance,
    PastAttempt,
    Terms,
    allowance,
    counted_share,
    end_of,
    has_passed,
    is_passed,
    may_answer,
    may_begin,
)
from assessments.rules.draw import Pool, draw, option_order
from assessments.vocabulary import AttemptStatus, CountedAttempt

MONDAY = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
POOLS = st.lists(
    st.builds(Pool, st.lists(st.integers(1, 30), unique=True, max_size=8).map(tuple), st.integers(0, 9)),
    max_size=6,
)


def failed(times: int) -> list[PastAttempt]:
    return [PastAttempt(MONDAY + timedelta(hours=number), passed=False) for number in range(times)]


def terms(limit: int | None = 3, **more: Any) -> Terms:
    return Terms(limit, 80, **more)


@pytest.mark.parametrize(
    ("times", "the_terms", "left"),
    [
        (0, terms(), Allowance(3)),
        (2, terms(), Allowance(1)),
        (3, terms(), Allowance(0)),
        (3, terms(granted=1), Allowance(1)),
        (9, terms(None), Allowance(None)),
        (1, terms(wait=timedelta(hours=5)), Allowance(2, MONDAY + timedelta(hours=5))),
        (1, terms(wait=timedelta(hours=4)), Allowance(2)),
        (3, terms(wait=timedelta(hours=9)), Allowance(0)),
        (0, terms(opens_at=MONDAY + timedelta(days=1)), Allowance(3, MONDAY + timedelta(days=1))),
    ],
)
def test_what_is_left_follows_the_terms(times: int, the_terms: Terms, left: Allowance) -> None:
    assert allowance(past=failed(times), terms=the_terms, at=MONDAY + timedelta(hours=4)) == left


@pytest.mark.parametrize(
    ("past", "questions", "the_terms", "codes"),
    [
        ([], 5, terms(), []),
        ([], 0, terms(), ["no_questions"]),
        (failed(3), 5, terms(), ["none_left"]),
        (failed(3), 5, terms(granted=1), []),
        (failed(1), 5, terms(wait=timedelta(days=1)), ["too_soon"]),
        ([], 5, terms(opens_at=MONDAY + timedelta(days=1)), ["not_open_yet"]),
        ([], 5, terms(closes_at=MONDAY), ["closed"]),
        ([PastAttempt(MONDAY, passed=True)], 5, terms(), ["passed"]),
    ],
)
def test_an_attempt_begins_by_the_rules(
    past: list[PastAttempt], questions: int, the_terms: Terms, codes: list[str]
) -> None:
    verdict = may_begin(past=past, terms=the_terms, question_count=questions, at=MONDAY + timedelta(hours=4))

    assert [refusal.code for refusal in verdict.refusals] == codes


@pytest.mark.parametrize(
    ("minutes", "pace", "extra", "closes_after", "ends_after"),
    [
        (None, "1.00", 50, None, None),
        (20, "1.00", 0, None, 20),
        (20, "1.25", 0, None, 25),
        (20, "2.00", 50, None, 50),
        (20, "1.00", 0, 10, 10),
        (None, "1.00", 0, 10, 10),
    ],
)
def test_an_attempt_ends_after_its_time_or_when_the_quiz_closes(
    minutes: int | None, pace: str, extra: int, closes_after: int | None, ends_after: int | None
) -> None:
    def after(count: int | None) -> datetime | None:
        return None if count is None else MONDAY + timedelta(minutes=count)

    end = end_of(
        begun_at=MONDAY,
        minutes=minutes,
        pace=Decimal(pace),
        extra_percent=extra,
        closes_at=after(closes_after),
    )

    assert end == after(ends_after)


@pytest.mark.parametrize(
    ("after", "codes"),
    [(timedelta(), []), (GRACE, []), (GRACE + timedelta(seconds=1), ["time_is_up"])],
)
def test_what_was_sent_in_time_and_arrives_a_little_late_is_taken(after: timedelta, codes: list[str]) -> None:
    verdict = may_answer(AttemptStatus.IN_PROGRESS, ends_at=MONDAY, at=MONDAY + after)

    assert [refusal.code for refusal in verdict.refusals] == codes


@pytest.mark.parametrize(
    ("counts", "shares", "share", "passed"),
    [
        (CountedAttempt.HIGHEST, [50, 90, 60], 90, True),
        (CountedAttempt.LATEST, [50, 90, 60], 60, False),
        (CountedAttempt.FIRST, [50, 90, 60], 50, False),
        (CountedAttempt.AVERAGE, [70, 90], 80, True),
        (CountedAttempt.AVERAGE, [60, 90], 75, False),
        (CountedAttempt.HIGHEST, [], None, False),
    ],
)
def test_the_attempt_that_counts_decides(
    counts: CountedAttempt, shares: list[int], share: int | None, passed: bool
) -> None:
    past = [PastAttempt(MONDAY, each >= 80, Fraction(each, 100)) for each in shares]

    assert counted_share(past, counts) == (None if share is None else Fraction(share, 100))
    assert is_passed(past, terms(counts=counts)) == passed


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


@given(POOLS, st.dictionaries(st.integers(1, 30), st.integers(0, 4)), st.text(max_size=5))
def test_what_was_never_met_is_drawn_before_what_was(
    pools: list[Pool], met: dict[int, int], seed: str
) -> None:
    for pool in pools:
        drawn = draw([pool], total=None, shuffle=False, seed=seed, met=met)
        rest = set(pool.questions) - set(drawn)
        most = max((met.get(question, 0) for question in drawn), default=0)

        assert all(met.get(question, 0) >= most for question in rest) or not drawn


def test_shuffling_keeps_sections_apart() -> None:
    pools = [Pool((number,), section="first" if number < 5 else "then") for number in range(10)]

    orders = {tuple(draw(pools, total=None, shuffle=True, seed=str(seed))) for seed in range(20)}

    assert all(set(order[:5]) == set(range(5)) for order in orders)
    assert len(orders) > 1
