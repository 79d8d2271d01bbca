from hypothesis import given
from hypothesis import strategies as st

from courses.rules.percent import Share, all_done, share, share_once_told

PARTS = st.frozensets(st.integers(1, 12), max_size=12)
FLOORS = st.integers(0, 100)


def test_an_added_step_counts_only_once_its_person_knows_of_it() -> None:
    shown = share(asked=[1, 2, 3], done=[1], known=[1, 2], floor=50)

    assert shown == Share(percent=50, done=1, asked=3, added=frozenset({3}))
    assert share_once_told(asked=[1, 2, 3], done=[1]).percent == 33


def test_a_removed_step_stops_counting_and_lowers_nothing() -> None:
    assert share(asked=[2, 3, 4], done=[1, 2], known=[1, 2, 3, 4], floor=50).percent == 50


def test_an_added_step_that_was_done_already_is_no_news() -> None:
    assert share(asked=[1, 2], done=[1, 2], known=[1]).added == frozenset()


@given(PARTS, PARTS, st.none() | PARTS, FLOORS)
def test_a_shown_percentage_never_falls(
    asked: frozenset[int], done: frozenset[int], known: frozenset[int] | None, floor: int
) -> None:
    assert floor <= share(asked=asked, done=done, known=known, floor=floor).percent <= 100


@given(PARTS, PARTS, st.none() | PARTS, st.integers(0, 99))
def test_a_hundred_per_cent_means_all_of_it(
    asked: frozenset[int], done: frozenset[int], known: frozenset[int] | None, floor: int
) -> None:
    shown = share(asked=asked, done=done, known=known, floor=floor)

    assert (shown.percent == 100) == all_done(asked=asked, done=done)


@given(PARTS, PARTS, st.integers(1, 12))
def test_doing_one_more_step_never_lowers_the_sum(
    asked: frozenset[int], done: frozenset[int], step: int
) -> None:
    before, after = (share_once_told(asked=asked, done=some) for some in (done, done | {step}))

    assert after.percent >= before.percent
