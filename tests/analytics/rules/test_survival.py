"""The estimator against published worked examples, against lifelines, and against laws that it must keep."""

from __future__ import annotations

import math
import warnings
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lifelines import KaplanMeierFitter
from lifelines.datasets import load_multicenter_aids_cohort_study

from analytics.rules.survival import Followed, SurvivalCurve, log_log_limits

SIX_MP = "6 6 6 6+ 7 9+ 10 10+ 11+ 13 16 17+ 19+ 20+ 22 23 25+ 32+ 32+ 34+ 35+"
PLACEBO = "1 1 2 2 3 4 4 5 5 8 8 8 8 11 11 12 12 15 17 22 23"


def remissions(times: str) -> list[Followed]:
    """Weeks of remission as they are printed: a plus is a patient still in remission when last seen."""
    return [Followed(0, int(time.strip("+")), not time.endswith("+")) for time in times.split()]


def test_the_leukaemia_trial_of_freireich_and_others_comes_out_as_printed() -> None:
    """Freireich et al., Blood 21 (1963), the 6-MP arm; survival as in Cox and Oakes, limits as in Stata's manual."""
    curve = SurvivalCurve(remissions(SIX_MP))

    assert [(step.days, step.at_risk, step.left, round(step.survival, 4)) for step in curve.steps] == [
        (6, 21, 3, 0.8571),
        (7, 17, 1, 0.8067),
        (10, 15, 1, 0.7529),
        (13, 12, 1, 0.6902),
        (16, 11, 1, 0.6275),
        (22, 7, 1, 0.5378),
        (23, 6, 1, 0.4482),
    ]
    assert [(round(step.ci_low or 0, 4), round(step.ci_high or 0, 4)) for step in curve.steps] == [
        (0.6197, 0.9516),
        (0.5631, 0.9228),
        (0.5032, 0.8894),
        (0.4316, 0.8491),
        (0.3675, 0.8049),
        (0.2678, 0.7468),
        (0.1881, 0.6801),
    ]
    assert curve.median_days == 23


def test_the_placebo_arm_of_the_same_trial_falls_to_nothing_and_has_no_limits_there() -> None:
    curve = SurvivalCurve(remissions(PLACEBO))

    assert curve.median_days == 8
    assert curve.at(12).survival == pytest.approx(4 / 21)
    assert (curve.steps[-1].survival, curve.steps[-1].ci_low, curve.steps[-1].ci_high) == (0.0, None, None)


def test_delayed_entry_worked_out_by_hand() -> None:
    """Ada 0 to 10, left; Bea from 10 to 20, left; Cyn from 5 to 20, last seen; Dot from 15 to 30, left."""
    curve = SurvivalCurve(
        [Followed(0, 10, True), Followed(10, 20, True), Followed(5, 20, False), Followed(15, 30, True)]
    )

    # On day 10 Ada and Cyn are at risk (Bea not before day 11); on day 20 Bea, Cyn and Dot; on day 30 Dot.
    assert [(step.days, step.at_risk, step.left) for step in curve.steps] == [
        (10, 2, 1),
        (20, 3, 1),
        (30, 1, 1),
    ]
    assert [step.survival for step in curve.steps] == pytest.approx([1 / 2, 1 / 2 * 2 / 3, 0])


def test_the_median_is_found_where_exactly_half_are_left() -> None:
    fractions = SurvivalCurve([Followed(0, day, True) for day in range(1, 7)])

    assert fractions.median_days == 3


def test_nobody_followed_leaves_everything_undefined() -> None:
    curve = SurvivalCurve([Followed(30, 30, True), Followed(40, 30, False)])

    assert (curve.steps, curve.median_days) == ([], None)
    assert (curve.at(91.3125).at_risk, curve.at(91.3125).survival, curve.at(91.3125).ci_low) == (0, 1.0, None)


def test_a_real_cohort_with_delayed_entry_agrees_with_lifelines() -> None:
    """The Multicenter AIDS Cohort Study, most of whose men were already infected when they enrolled."""
    study = load_multicenter_aids_cohort_study()
    people = [
        Followed(round(enrolled * 1000), round(ended * 1000), bool(died))
        for enrolled, ended, died in zip(study["W"], study["T"], study["D"], strict=True)
    ]

    assert_agrees_with_lifelines(people)


lengths = st.integers(min_value=0, max_value=60)
someone = st.tuples(lengths, lengths, st.booleans()).map(
    lambda one: Followed(min(one[:2]), max(one[:2]), one[2])
)
people_followed = st.lists(someone, min_size=1, max_size=60)


@settings(max_examples=150, deadline=None)
@given(people_followed)
def test_any_group_agrees_with_lifelines(people: Sequence[Followed]) -> None:
    """With one person seen throughout, because lifelines refuses a time at which nobody at all is at risk."""
    at_risk_ever = [one for one in people if one.entry < one.exit]
    assert_agrees_with_lifelines([*at_risk_ever, Followed(0, 61, False)])


@given(people_followed)
def test_the_order_of_people_never_matters(people: list[Followed]) -> None:
    assert SurvivalCurve(people).steps == SurvivalCurve(reversed(people)).steps


@given(people_followed)
def test_the_curve_only_falls_and_lies_within_its_limits(people: Sequence[Followed]) -> None:
    previous = 1.0
    for step in SurvivalCurve(people).steps:
        assert 0 <= step.survival <= previous
        assert step.at_risk >= step.left >= 1
        if step.ci_low is not None and step.ci_high is not None:
            assert 0 <= step.ci_low <= step.survival <= step.ci_high <= 1
        previous = step.survival


@given(st.lists(st.integers(min_value=1, max_value=500), min_size=1, max_size=80))
def test_when_everybody_is_watched_to_the_end_it_is_the_share_still_there(lengths: Sequence[int]) -> None:
    curve = SurvivalCurve([Followed(0, length, True) for length in lengths])

    for day in (*lengths, 250):
        assert curve.at(day).survival == pytest.approx(sum(length > day for length in lengths) / len(lengths))


@given(people_followed, lengths)
def test_whoever_was_never_at_risk_changes_nothing(people: list[Followed], day: int) -> None:
    with_a_stranger = [*people, Followed(day, day, True)]

    assert SurvivalCurve(with_a_stranger).steps == SurvivalCurve(people).steps


@pytest.mark.parametrize("survival", [0.0, 1.0])
def test_there_are_no_limits_where_their_scale_has_none(survival: float) -> None:
    assert log_log_limits(survival, 0.0 if survival else math.inf) == (None, None)


def assert_agrees_with_lifelines(people: Sequence[Followed]) -> None:
    """Compare every step up to the time at which all at risk had left, after which the oracle has no limits."""
    ours = SurvivalCurve(people)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        theirs = KaplanMeierFitter().fit(
            [one.exit for one in people],
            [one.left for one in people],
            entry=[one.entry for one in people],
            label="oracle",
        )
    limits = theirs.confidence_interval_
    for step in ours.steps:
        if step.survival == 0.0:
            assert theirs.predict(step.days) == pytest.approx(0.0, abs=1e-9)
            return
        assert theirs.predict(step.days) == pytest.approx(step.survival, abs=1e-9)
        low, high = limits.loc[step.days]
        assert (step.ci_low, step.ci_high) == pytest.approx((low, high), abs=1e-9)
    # Where exactly half are left the oracle's rounding decides; ours is tested above.
    if ours.median_days is not None and not any(abs(step.survival - 0.5) < 1e-9 for step in ours.steps):
        assert theirs.median_survival_time_ == pytest.approx(ours.median_days)
