"""Of those who were here a year ago, who still is (M1, M2), and what share leaves in a year (M3).

The formulae are those by which the NHS measures its own staff. The stability index takes the people in the group at
the start and asks who is still in it at the end; a move between employers inside the group is not leaving (NHS
Digital's definition, given in answer to a parliamentary question). The leaver rate divides those who left in the period by the
mean of the headcount at its start and at its end (Nuffield Trust's account of NHS workforce statistics). The year is
twelve calendar months up to the as-at date. The ratio of two numbers is kept apart from the numbers, because what is
published is worked out from rounded ones.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
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


def role_stability(tenures: Sequence[Tenure], year_ago: date, now: Mapping[UUID, set[int | None]]) -> Share:
    """M1: of the tenures running a year ago, those whose person is a link worker anywhere now."""
    base = [tenure for tenure in tenures if tenure.is_observed_on(year_ago)]
    return Share(sum(tenure.person in now for tenure in base), len(base))


def employer_stability(
    tenures: Sequence[Tenure], year_ago: date, now: Mapping[UUID, set[int | None]]
) -> Share:
    """M2: of the same tenures, those whose person is a link worker now with an employer of a year ago."""
    base = [tenure for tenure in tenures if tenure.is_observed_on(year_ago)]
    stayed = 0
    for tenure in base:
        employers = {post.employer for post in tenure.posts_on(year_ago)} - {None}
        stayed += not employers.isdisjoint(now.get(tenure.person, ()))
    return Share(stayed, len(base))


def leaver_rate(tenures: Iterable[Tenure], year_ago: date, as_at: date) -> LeaverRate:
    """M3 by headcount: tenures that ended after ``year_ago`` and by ``as_at``, those begun since included."""
    left = at_start = at_end = 0
    for tenure in tenures:
        left += _left_between(tenure, year_ago, as_at)
        at_start += tenure.is_observed_on(year_ago)
        at_end += tenure.is_observed_on(as_at)
    return LeaverRate(left, at_start, at_end)


def leaver_rate_fte(tenures: Iterable[Tenure], year_ago: date, as_at: date) -> LeaverRate:
    """M3 by full-time equivalent; a post whose FTE is not recorded adds nothing."""
    left = at_start = at_end = 0.0
    for tenure in tenures:
        if _left_between(tenure, year_ago, as_at) and tenure.ended_on is not None:
            left += _fte([post for post in tenure.posts if post.ended_on == tenure.ended_on])
        if tenure.is_observed_on(year_ago):
            at_start += _fte(tenure.posts_on(year_ago))
        if tenure.is_observed_on(as_at):
            at_end += _fte(tenure.posts_on(as_at))
    return LeaverRate(left, at_start, at_end)


def _left_between(tenure: Tenure, after: date, until: date) -> bool:
    """Return whether it ended in the year, and somebody was watching when it did."""
    ended_on = tenure.ended_on
    return ended_on is not None and after < ended_on <= until and tenure.entered_on < ended_on


def _fte(posts: Iterable[PostRecord]) -> float:
    return sum(post.fte or 0.0 for post in posts)
