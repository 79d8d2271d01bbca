"""Of those who were here a year ago, who still is (M1, M2), and what share leaves in a year (M3).

The formulae are those by which the NHS measures its own staff. The stability index takes the people in the group at
the start and asks who is still in it at the end; a move between employers inside the group is not leaving (NHS
Digital's definition, given in answer to a parliamentary question). The leaver rate divides those who left in the period by the
mean of the headcount at its start and at its end (Nuffield Trust's account of NHS workforce statistics). The year is
twelve calendar months up to the as-at date. The ratio of two numbers is kept apart from the numbers, because what is
published is worked out from rounded ones.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from analytics.rules.tenure import PostRecord, Tenure


@dataclass(frozen=True, slots=True)
class Share:
    """A part of a whole that counts tenures."""

    part: float
    whole: float

    @property
    def ratio(self) -> float | None:
        return self.part / self.whole if self.whole else None


@dataclass(frozen=True, slots=True)
class LeaverRate:
    """Those who left in the year against the mean of those here at its start and its end."""

    left: float
    at_start: float
    at_end: float

    @property
    def ratio(self) -> float | None:
        mean = (self.at_start + self.at_end) / 2
        return self.left / mean if mean else None


def employers_of_people_on(posts: Iterable[PostRecord], day: date) -> dict[UUID, set[int | None]]:
    """Return who is in a link worker post on a day, anywhere, and with which employers."""
    employers: dict[UUID, set[int | None]] = defaultdict(set)
    for post in posts:
        if post.is_running_on(day):
            employers[post.person].add(post.employer)
    return dict(employers)


@dataclass(frozen=True, slots=True)
class YearOfTenure:
    """What one tenure did in the year: here at its start and its end, gone since, and with how much time."""

    was_here: bool
    is_here: bool
    stayed_in_role: bool
    stayed_with_employer: bool
    left: bool
    fte_then: float = 0.0
    fte_now: float = 0.0
    fte_left: float = 0.0


def year_of(
    tenure: Tenure, year_ago: date, as_at: date, employers_now: Mapping[UUID, set[int | None]]
) -> YearOfTenure:
    """Return a tenure's year; ``employers_now`` says who is a link worker anywhere on the as-at date.

    It left if it ended after ``year_ago`` and by ``as_at``, and somebody was watching when it did, be it begun
    before the year or in it. A post whose full-time equivalent is not recorded weighs nothing.
    """
    ended_on = tenure.ended_on
    was_here, is_here = tenure.is_observed_on(year_ago), tenure.is_observed_on(as_at)
    left = ended_on is not None and year_ago < ended_on <= as_at and tenure.entered_on < ended_on
    then = tenure.posts_on(year_ago) if was_here else ()
    now: Collection[int | None] = employers_now.get(tenure.person, ())
    return YearOfTenure(
        was_here=was_here,
        is_here=is_here,
        stayed_in_role=was_here and bool(now),
        stayed_with_employer=any(post.employer is not None and post.employer in now for post in then),
        left=left,
        fte_then=_fte(then),
        fte_now=_fte(tenure.posts_on(as_at)) if is_here else 0.0,
        fte_left=_fte(post for post in tenure.posts if post.ended_on == ended_on) if left else 0.0,
    )


def role_stability(years: Sequence[YearOfTenure]) -> Share:
    """M1: of the tenures running a year ago, those whose person is a link worker anywhere now."""
    return Share(sum(year.stayed_in_role for year in years), sum(year.was_here for year in years))


def employer_stability(years: Sequence[YearOfTenure]) -> Share:
    """M2: of the same tenures, those whose person is a link worker now with an employer of a year ago."""
    return Share(sum(year.stayed_with_employer for year in years), sum(year.was_here for year in years))


def leaver_rate(years: Sequence[YearOfTenure]) -> LeaverRate:
    """M3 by headcount."""
    return LeaverRate(
        sum(year.left for year in years),
        sum(year.was_here for year in years),
        sum(year.is_here for year in years),
    )


def leaver_rate_fte(years: Sequence[YearOfTenure]) -> LeaverRate:
    """M3 by full-time equivalent."""
    return LeaverRate(
        math.fsum(year.fte_left for year in years),
        math.fsum(year.fte_then for year in years),
        math.fsum(year.fte_now for year in years),
    )


def _fte(posts: Iterable[PostRecord]) -> float:
    return sum(post.fte or 0.0 for post in posts)
