from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from courses.rules.plan import Plan, PlannedModule, due_dates, pace_for_fte
from foundations.period import Period

START = date(2026, 1, 5)
PACES = st.sampled_from(
    [Decimal("0.25"), Decimal("0.5"), Decimal("0.75"), Decimal(1), Decimal("1.5"), Decimal(4)]
)
PUBLISHED = st.lists(st.booleans(), min_size=1, max_size=40)


def modules(published: list[bool]) -> list[PlannedModule]:
    return [PlannedModule(number, is_published=is_out) for number, is_out in enumerate(published)]


def test_a_module_a_month_falls_due_on_the_same_day_of_each_month() -> None:
    due = due_dates(modules([True, True, True]), Plan(START, Decimal(1)))

    assert due == {0: date(2026, 2, 5), 1: date(2026, 3, 5), 2: date(2026, 4, 5)}


def test_an_unwritten_module_is_never_due_and_passes_its_month_on() -> None:
    due = due_dates(modules([True, False, True]), Plan(START, Decimal(1)))

    assert due == {0: date(2026, 2, 5), 2: date(2026, 4, 5)}


def test_what_was_done_before_the_plan_began_takes_no_time() -> None:
    known = PlannedModule("known", done_on=START)
    done_since = PlannedModule("done since", done_on=START + timedelta(days=40))

    due = due_dates([known, done_since, PlannedModule("next")], Plan(START, Decimal(1)))

    assert due == {"done since": date(2026, 2, 5), "next": date(2026, 3, 5)}


def test_a_pause_moves_what_was_not_due_before_it() -> None:
    pause = Period(date(2026, 2, 20), date(2026, 3, 2))

    due = due_dates(modules([True, True]), Plan(START, Decimal(1), (pause,)))

    assert due == {0: date(2026, 2, 5), 1: date(2026, 3, 15)}


def test_a_module_due_on_the_first_day_away_waits_until_after_it() -> None:
    pause = Period(date(2026, 2, 5), date(2026, 2, 12))

    assert due_dates(modules([True]), Plan(START, Decimal(1), (pause,))) == {0: date(2026, 2, 12)}


def test_days_away_before_the_plan_began_move_nothing() -> None:
    pause = Period(START - timedelta(days=30), START + timedelta(days=3))

    assert due_dates(modules([True]), Plan(START, Decimal(1), (pause,))) == {0: date(2026, 2, 8)}


@pytest.mark.parametrize(("fte", "pace"), [("1", "1.00"), ("0.8", "0.75"), ("0.5", "0.50"), ("0.2", "0.50")])
def test_the_pace_proposed_goes_with_hours_worked_and_is_never_less_than_one_in_two_months(
    fte: str, pace: str
) -> None:
    assert pace_for_fte(Decimal(fte)) == Decimal(pace)


@given(PUBLISHED, PACES)
def test_days_never_go_backwards_and_only_written_modules_have_one(
    published: list[bool], pace: Decimal
) -> None:
    due = due_dates(modules(published), Plan(START, pace))

    assert list(due.values()) == sorted(due.values())
    assert list(due) == [number for number, is_out in enumerate(published) if is_out]
    assert all(day > START for day in due.values())


@given(PUBLISHED, PACES, st.integers(0, 900), st.integers(1, 200))
def test_a_pause_makes_nothing_due_earlier_nor_later_than_its_days(
    published: list[bool], pace: Decimal, begins: int, length: int
) -> None:
    first = START + timedelta(days=begins)
    pause = Period(first, first + timedelta(days=length))

    without = due_dates(modules(published), Plan(START, pace))
    paused = due_dates(modules(published), Plan(START, pace, (pause,)))

    assert {(paused[key] - day).days for key, day in without.items()} <= {0, length}
    assert not any(pause.contains(day) for day in paused.values())


@given(PUBLISHED, PACES, st.integers(0, 39))
def test_publishing_a_module_moves_no_other(published: list[bool], pace: Decimal, which: int) -> None:
    later = [is_out or number == which for number, is_out in enumerate(published)]

    before, after = (due_dates(modules(flags), Plan(START, pace)) for flags in (published, later))

    assert {key: after[key] for key in before} == before
