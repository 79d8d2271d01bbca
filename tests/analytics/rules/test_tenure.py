"""Posts, role spells, and when each of them was watched."""

from __future__ import annotations

from datetime import date
from itertools import count
from uuid import UUID

import pytest

from analytics.rules.tenure import PostRecord, Tenure, Unit, tenures_of

ADA, BEA = UUID(int=1), UUID(int=2)
AS_AT = date(2026, 6, 30)
numbers = count(1)


def a_post(
    started_on: date,
    ended_on: date | None = None,
    *,
    person: UUID = ADA,
    employer: int = 1,
    observed_from: date | None = None,
    confirmed_on: date | None = AS_AT,
    fte: float = 1.0,
) -> PostRecord:
    return PostRecord(
        post=next(numbers),
        person=person,
        employer=employer,
        started_on=started_on,
        observed_from=observed_from,
        ended_on=ended_on,
        last_confirmed_on=None if ended_on else confirmed_on,
        fte=fte,
    )


def the_only(posts: list[PostRecord], unit: Unit = Unit.POST, as_at: date = AS_AT) -> Tenure:
    (tenure,) = tenures_of(posts, unit, as_at)
    return tenure


def days_of(spells: list[Tenure]) -> list[tuple[date, date | None]]:
    return [(spell.started_on, spell.ended_on) for spell in spells]


def test_a_post_that_ended_by_the_day_has_left_on_its_first_day_out() -> None:
    tenure = the_only([a_post(date(2025, 1, 1), AS_AT)])

    assert (tenure.has_left, tenure.exited_on) == (True, AS_AT)


def test_a_post_that_ends_later_was_still_running_and_is_known_to_have_been() -> None:
    tenure = the_only([a_post(date(2025, 1, 1), date(2026, 7, 1))])

    assert (tenure.has_left, tenure.exited_on, tenure.last_confirmed_on) == (False, AS_AT, AS_AT)


@pytest.mark.parametrize(
    ("confirmed_on", "known_until"),
    [
        (date(2026, 3, 1), date(2026, 3, 1)),
        (date(2026, 9, 1), AS_AT),
        (None, date(2025, 1, 1)),
    ],
)
def test_an_open_post_is_known_until_its_last_confirmation_or_the_day_asked_about(
    confirmed_on: date | None, known_until: date
) -> None:
    tenure = the_only([a_post(date(2025, 1, 1), confirmed_on=confirmed_on)])

    assert (tenure.has_left, tenure.exited_on) == (False, known_until)


def test_a_post_that_starts_after_the_day_does_not_exist_yet() -> None:
    assert tenures_of([a_post(date(2026, 7, 1))], Unit.POST, AS_AT) == []


def test_a_post_already_running_when_recording_began_enters_then_but_counts_from_its_start() -> None:
    tenure = the_only([a_post(date(2020, 1, 1), observed_from=date(2024, 4, 1))])

    assert (tenure.started_on, tenure.entered_on) == (date(2020, 1, 1), date(2024, 4, 1))
    assert not tenure.is_observed_on(date(2024, 3, 31))
    assert tenure.is_observed_on(date(2024, 4, 1))


@pytest.mark.parametrize(
    ("observed_from", "ended_on", "observed"),
    [
        (None, date(2025, 6, 1), True),
        (date(2025, 5, 31), date(2025, 6, 1), True),
        (date(2025, 6, 1), date(2025, 6, 1), False),
        (date(2025, 8, 1), date(2025, 6, 1), False),
        (AS_AT, None, False),
        (date(2026, 6, 29), None, True),
    ],
)
def test_a_post_comes_under_observation_only_before_it_ends_and_before_the_day(
    observed_from: date | None, ended_on: date | None, observed: bool
) -> None:
    tenure = the_only([a_post(date(2025, 1, 1), ended_on, observed_from=observed_from)])

    assert tenure.was_observed_before(AS_AT) is observed


@pytest.mark.parametrize(
    ("next_start", "spells"),
    [
        (date(2025, 1, 1), 1),
        (date(2025, 2, 1), 1),
        (date(2025, 2, 2), 2),
    ],
)
def test_posts_are_one_spell_across_up_to_31_days_out_of_post(next_start: date, spells: int) -> None:
    posts = [a_post(date(2024, 1, 1), date(2025, 1, 1)), a_post(next_start, date(2026, 1, 1), employer=2)]

    assert len(tenures_of(posts, Unit.ROLE, AS_AT)) == spells


def test_a_short_post_inside_a_long_one_does_not_break_the_spell() -> None:
    posts = [
        a_post(date(2024, 1, 1), date(2025, 12, 1)),
        a_post(date(2024, 2, 1), date(2024, 3, 1), employer=2),
        a_post(date(2025, 12, 20), date(2026, 3, 1), employer=3),
    ]

    assert days_of(tenures_of(posts, Unit.ROLE, AS_AT)) == [(date(2024, 1, 1), date(2026, 3, 1))]


def test_a_spell_with_one_post_still_running_has_not_ended() -> None:
    posts = [a_post(date(2024, 1, 1)), a_post(date(2024, 2, 1), date(2026, 3, 1), employer=2)]

    assert days_of(tenures_of(posts, Unit.ROLE, AS_AT)) == [(date(2024, 1, 1), None)]


def test_a_spell_is_known_as_far_as_any_of_its_posts_is() -> None:
    posts = [
        a_post(date(2024, 1, 1), confirmed_on=date(2024, 6, 1)),
        a_post(date(2024, 2, 1), date(2026, 3, 1), employer=2),
    ]

    assert the_only(posts, Unit.ROLE).exited_on == date(2026, 3, 1)


def test_a_post_that_begins_after_the_day_does_not_prolong_the_spell_on_it() -> None:
    posts = [a_post(date(2024, 1, 1), date(2026, 6, 20)), a_post(date(2026, 7, 1), employer=2)]

    assert days_of(tenures_of(posts, Unit.ROLE, AS_AT)) == [(date(2024, 1, 1), date(2026, 6, 20))]


def test_people_are_never_joined_to_each_other() -> None:
    posts = [a_post(date(2024, 1, 1)), a_post(date(2024, 1, 1), person=BEA)]

    assert len(tenures_of(posts, Unit.ROLE, AS_AT)) == 2


def test_a_spell_is_watched_from_when_any_of_its_posts_was() -> None:
    unwatched = a_post(date(2018, 1, 1), date(2019, 6, 1), observed_from=date(2020, 4, 1))
    watched = a_post(date(2019, 6, 10), observed_from=date(2020, 4, 1))

    spell = the_only([unwatched, watched], Unit.ROLE)

    assert (spell.started_on, spell.entered_on) == (date(2018, 1, 1), date(2020, 4, 1))


def test_a_spell_none_of_whose_posts_was_watched_never_came_under_observation() -> None:
    posts = [
        a_post(date(2018, 1, 1), date(2019, 1, 1), observed_from=date(2019, 2, 1)),
        a_post(date(2019, 1, 10), date(2019, 6, 1), observed_from=date(2019, 7, 1)),
    ]

    assert not the_only(posts, Unit.ROLE).was_observed_before(AS_AT)


def test_in_a_joined_gap_the_spell_runs_with_the_post_that_had_just_ended() -> None:
    before = a_post(date(2024, 1, 1), date(2025, 1, 1))
    after = a_post(date(2025, 1, 20), employer=2)

    spell = the_only([before, after], Unit.ROLE)

    assert spell.is_running_on(date(2025, 1, 10))
    assert spell.posts_on(date(2025, 1, 10)) == (before,)


def test_a_spell_is_placed_by_the_post_that_runs_latest_then_by_the_largest() -> None:
    ended = a_post(date(2024, 1, 1), date(2025, 1, 1), fte=1.0)
    small = a_post(date(2025, 1, 1), fte=0.2)
    large = a_post(date(2025, 2, 1), fte=0.6)

    assert the_only([ended, small, large], Unit.ROLE).main_post == large
