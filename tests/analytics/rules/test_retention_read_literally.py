"""The figures against a slow second reading of the definitions, which counts days one by one and shares no code."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analytics.rules.retention import GroupRetention, RetentionStep, exact, figures_of, seen
from analytics.rules.stability import employers_of_people_on
from analytics.rules.tenure import PostRecord, Unit, tenures_of

AS_AT, YEAR_AGO, FIRST = date(2026, 6, 30), date(2025, 6, 30), date(2024, 6, 1)
DAYS = (date(2026, 9, 30) - FIRST).days


class Watched(NamedTuple):
    """One post or spell as the definitions speak of it."""

    person: UUID
    posts: list[PostRecord]
    start: date
    entry: date
    exit: date
    left: bool


@st.composite
def a_post(draw: st.DrawFn) -> PostRecord:
    start = draw(st.integers(0, DAYS - 1))
    length = draw(st.none() | st.integers(1, 500))
    return PostRecord(
        post=draw(st.integers(0, 10**9)),
        person=UUID(int=draw(st.integers(0, 5))),
        employer=draw(st.integers(1, 3)),
        started_on=FIRST + timedelta(days=start),
        observed_from=draw(
            st.none() | st.integers(0, 300).map(lambda late: FIRST + timedelta(days=start + late))
        ),
        ended_on=None if length is None else FIRST + timedelta(days=start + length),
        last_confirmed_on=draw(st.sampled_from([None, date(2026, 2, 1), AS_AT, date(2026, 10, 1)])),
        fte=draw(st.sampled_from([0.2, 0.5, 1.0])),
    )


posts_of_some = st.lists(a_post(), max_size=12, unique_by=lambda post: post.post)


def told_of(posts: Sequence[PostRecord], unit: Unit) -> GroupRetention:
    now = employers_of_people_on(posts, AS_AT)
    return exact(figures_of("All", [seen(tenure, AS_AT, now) for tenure in tenures_of(posts, unit, AS_AT)]))


def in_post(post: PostRecord, day: date) -> bool:
    return post.started_on <= day and (post.ended_on is None or day < post.ended_on)


def post_units(posts: Sequence[PostRecord]) -> list[Watched]:
    """Each post with its entry, exit and whether it left, straight from the sentence of the definition."""
    units = []
    for post in posts:
        entry = post.started_on
        if post.observed_from is not None and post.observed_from > entry:
            entry = post.observed_from
        left = post.ended_on is not None and post.ended_on <= AS_AT
        if post.ended_on is not None:
            leaves = min(AS_AT, post.ended_on)
        else:
            leaves = min(AS_AT, post.last_confirmed_on) if post.last_confirmed_on else entry
        units.append(Watched(post.person, [post], post.started_on, entry, leaves, left))
    return [unit for unit in units if unit.start <= AS_AT]


@settings(max_examples=200, deadline=None)
@given(posts_of_some)
def test_posts_agree(posts: list[PostRecord]) -> None:
    units = post_units(posts)
    told = told_of(posts, Unit.POST)

    counted = [u for u in units if u.entry < AS_AT and not (u.left and u.exit <= u.entry)]
    assert (told.posts, told.people) == (len(counted), len({u.person for u in counted}))

    running = {p.person for p in posts if in_post(p, AS_AT)}
    base = [u.posts[0] for u in units if u.entry <= YEAR_AGO and in_post(u.posts[0], YEAR_AGO)]
    stayed = [p for p in base if p.person in running]
    assert told.stability_12m == (len(stayed) / len(base) if base else None)
    same = [
        p
        for p in base
        if any(q.person == p.person and q.employer == p.employer and in_post(q, AS_AT) for q in posts)
    ]
    assert told.employer_stability_12m == (len(same) / len(base) if base else None)

    now = [u for u in units if u.entry <= AS_AT and in_post(u.posts[0], AS_AT)]
    leavers = [u for u in units if u.left and u.entry < u.exit and u.exit > YEAR_AGO]
    mean = (len(base) + len(now)) / 2
    assert told.leaver_rate_12m == (pytest.approx(len(leavers) / mean) if mean else None)
    assert_survival(told.steps, units)


@settings(max_examples=200, deadline=None)
@given(posts_of_some)
def test_role_spells_agree(posts: list[PostRecord]) -> None:
    units = []
    for person in {post.person for post in posts}:
        own = [post for post in posts if post.person == person and post.started_on <= AS_AT]
        days = {day for day in range(DAYS) if any(in_post(p, FIRST + timedelta(days=day)) for p in own)}
        days = {day for day in days if FIRST + timedelta(days=day) <= AS_AT}
        for run in runs(sorted(days)):
            units.append(spell_unit(run, own))
    told = told_of(posts, Unit.ROLE)

    counted = [u for u in units if u.entry < AS_AT and not (u.left and u.exit <= u.entry)]
    assert told.posts == len(counted)
    assert_survival(told.steps, units)


def runs(days: list[int]) -> list[tuple[int, int]]:
    """Split days in post where more than 31 days out of post lie between two; first and last day of each run."""
    found: list[tuple[int, int]] = []
    for day in days:
        if found and day - found[-1][1] - 1 <= 31:
            found[-1] = (found[-1][0], day)
        else:
            found.append((day, day))
    return found


def spell_unit(run: tuple[int, int], own: list[PostRecord]) -> Watched:
    first, last = (FIRST + timedelta(days=day) for day in run)
    posts = [unit for unit in post_units(own) if first <= unit.start <= last]
    left = last < AS_AT
    ends = [unit.posts[0].ended_on for unit in posts]
    watched = [u.entry for u, end in zip(posts, ends, strict=True) if end is None or u.entry < end]
    return Watched(
        person=own[0].person,
        posts=[post for unit in posts for post in unit.posts],
        start=first,
        entry=min(watched) if watched else AS_AT,
        exit=last + timedelta(days=1) if left else min(AS_AT, max(u.exit for u in posts)),
        left=left,
    )


def assert_survival(steps: Sequence[RetentionStep], units: Sequence[Watched]) -> None:
    """Work the survival out from the sentence: at risk at t if entry < t <= exit."""
    times = [((u.entry - u.start).days, (u.exit - u.start).days, u.left) for u in units]
    survival, expected = 1.0, []
    for t in sorted({leaves for entry, leaves, left in times if left and entry < leaves}):
        at_risk = sum(entry < t <= leaves for entry, leaves, _ in times)
        gone = sum(left and leaves == t and entry < t for entry, leaves, left in times)
        survival *= 1 - gone / at_risk
        expected.append((t / 30.4375, at_risk, gone, survival))
    found = [(step.months, step.at_risk, step.left, step.survival) for step in steps]
    assert found == [pytest.approx(step) for step in expected]
