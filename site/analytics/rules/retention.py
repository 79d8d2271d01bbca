"""What is said of one group: the exact figures, and from them what is published."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any
from uuid import UUID

from analytics.rules.freshness import is_fresh
from analytics.rules.stability import (
    LeaverRate,
    Share,
    YearOfTenure,
    employer_stability,
    leaver_rate,
    leaver_rate_fte,
    role_stability,
    year_of,
)
from analytics.rules.suppression import (
    PROPORTION_DECIMALS,
    SMALLEST_SHOWN,
    shown_count,
    shown_estimate,
    shown_months,
    shown_proportion,
    shown_rate,
)
from analytics.rules.survival import DAYS_PER_MONTH, Followed, SurvivalCurve, SurvivalStep
from analytics.rules.tenure import Tenure
from foundations.period import add_months

ALL = "All"
NOT_RECORDED = "Not recorded"
NOT_RECORDED_CODE = "not-recorded"
STEP_MONTHS = (3, 6, 12, 24, 36)


@dataclass(frozen=True, slots=True)
class Figures:
    """The exact figures of one group on the as-at date; not for showing."""

    name: str
    code: str
    posts: int
    people: int
    stability: Share
    employer_stability: Share
    leavers: LeaverRate
    leavers_fte: LeaverRate
    confirmed: Share
    curve: SurvivalCurve


@dataclass(frozen=True, slots=True)
class RetentionStep:
    months: float
    at_risk: int | None
    left: int | None
    survival: float
    ci_low: float | None
    ci_high: float | None


@dataclass(frozen=True, slots=True)
class GroupRetention:
    """What is said of one group; the fields up to the steps are the JSON, in its order.

    The others are for pages: the code by which a group is chosen, and how many the proportions are of.
    """

    name: str
    posts: int | None = None
    people: int | None = None
    stability_12m: float | None = None
    employer_stability_12m: float | None = None
    leaver_rate_12m: float | None = None
    leaver_rate_12m_fte: float | None = None
    median_months: float | None = None
    confirmed_90d: float | None = None
    suppressed: bool = False
    steps: tuple[RetentionStep, ...] = ()
    code: str = ""
    running_year_ago: int | None = None
    running: int | None = None

    def as_json(self) -> dict[str, Any]:
        """Return what the command prints."""
        stored = self.as_stored()
        return {key: stored[key] for key in _JSON_KEYS}

    def as_stored(self) -> dict[str, Any]:
        return {**asdict(self), "steps": [asdict(step) for step in self.steps]}

    @classmethod
    def from_stored(cls, stored: Mapping[str, Any]) -> GroupRetention:
        steps = tuple(RetentionStep(**step) for step in stored["steps"])
        return cls(**{**stored, "steps": steps})


FIGURES = (
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
)
"""The figures of a group, in the order in which every format prints them; its steps come after them."""

_JSON_KEYS = (*FIGURES, "steps")


@dataclass(frozen=True, slots=True)
class Seen:
    """Everything that one tenure adds to a group, worked out once whatever the groupings."""

    person: UUID
    is_counted: bool
    followed: Followed
    year: YearOfTenure
    is_fresh: bool


def seen(tenure: Tenure, as_at: date, employers_now: Mapping[UUID, set[int | None]]) -> Seen:
    """Return what a tenure adds; ``employers_now`` says who is a link worker anywhere on the day."""
    return Seen(
        person=tenure.person,
        is_counted=tenure.was_observed_before(as_at),
        followed=followed(tenure),
        year=year_of(tenure, add_months(as_at, -12), as_at, employers_now),
        is_fresh=is_fresh(tenure, as_at),
    )


def followed(tenure: Tenure) -> Followed:
    """Return a tenure in days since it started."""
    start = tenure.started_on.toordinal()
    return Followed(
        entry=tenure.entered_on.toordinal() - start,
        exit=tenure.exited_on.toordinal() - start,
        left=tenure.has_left,
    )


def figures_of(name: str, tenures: Iterable[Seen], code: str = "") -> Figures:
    """Return a group's figures from its tenures."""
    all_seen = list(tenures)
    counted = [one for one in all_seen if one.is_counted]
    years = [one.year for one in all_seen]
    here = [one for one in all_seen if one.year.is_here]
    return Figures(
        name=name,
        code=code,
        posts=len(counted),
        people=len({one.person for one in counted}),
        stability=role_stability(years),
        employer_stability=employer_stability(years),
        leavers=leaver_rate(years),
        leavers_fte=leaver_rate_fte(years),
        confirmed=Share(sum(one.is_fresh for one in here), len(here)),
        curve=SurvivalCurve(one.followed for one in counted),
    )


def exact(figures: Figures) -> GroupRetention:
    """Return everything unrounded, with a step for each time at which somebody left. For operators only."""
    median = figures.curve.median_days
    return GroupRetention(
        name=figures.name,
        code=figures.code,
        posts=figures.posts,
        people=figures.people,
        stability_12m=figures.stability.ratio,
        employer_stability_12m=figures.employer_stability.ratio,
        leaver_rate_12m=figures.leavers.ratio,
        leaver_rate_12m_fte=figures.leavers_fte.ratio,
        median_months=None if median is None else median / DAYS_PER_MONTH,
        confirmed_90d=figures.confirmed.ratio,
        steps=tuple(
            RetentionStep(step.months, step.at_risk, step.left, step.survival, step.ci_low, step.ci_high)
            for step in figures.curve.steps
        ),
    )


def published(figures: Figures) -> GroupRetention:
    """Return what may be shown: nothing of under 8 people, and of others rounded numbers at fixed times."""
    if figures.people < SMALLEST_SHOWN:
        return GroupRetention(name=figures.name, code=figures.code, suppressed=True)
    median = figures.curve.median_days
    return GroupRetention(
        name=figures.name,
        code=figures.code,
        running_year_ago=shown_count(figures.stability.whole),
        running=shown_count(figures.confirmed.whole),
        posts=shown_count(figures.posts),
        people=shown_count(figures.people),
        stability_12m=shown_proportion(figures.stability.part, figures.stability.whole),
        employer_stability_12m=shown_proportion(
            figures.employer_stability.part, figures.employer_stability.whole
        ),
        leaver_rate_12m=_shown(figures.leavers),
        leaver_rate_12m_fte=_shown(figures.leavers_fte),
        median_months=shown_months(None if median is None else median / DAYS_PER_MONTH),
        confirmed_90d=shown_proportion(figures.confirmed.part, figures.confirmed.whole),
        steps=tuple(_published_steps(figures.curve)),
    )


def _shown(rate: LeaverRate) -> float | None:
    return shown_rate(rate.left, rate.at_start, rate.at_end)


def _published_steps(curve: SurvivalCurve) -> Sequence[RetentionStep]:
    steps = [(months, curve.at(months * DAYS_PER_MONTH)) for months in STEP_MONTHS]
    return [_published_step(months, step) for months, step in steps if step.at_risk >= SMALLEST_SHOWN]


def _published_step(months: int, step: SurvivalStep) -> RetentionStep:
    return RetentionStep(
        months=months,
        at_risk=shown_count(step.at_risk),
        left=None,
        survival=round(step.survival, PROPORTION_DECIMALS),
        ci_low=shown_estimate(step.ci_low),
        ci_high=shown_estimate(step.ci_high),
    )
