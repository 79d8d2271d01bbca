"""Retention in words: the sentence that opens the page, and the small table of measures.

No figure stands without how many it is of, and over what time.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from analytics.rules.retention import GroupRetention, RetentionStep
from analytics.rules.tenure import Unit
from foundations.period import add_months

NOT_SHOWN = "*"
SENTENCE_MONTHS = 12


@dataclass(frozen=True, slots=True)
class Measure:
    """A line of the small table: what it measures, the figure, and of how many over what time."""

    title: str
    figure: str
    of: str


def count_words(count: float | None) -> str:
    """Return a count with its thousands set apart, or the mark for what is not shown.

    >>> count_words(1240), count_words(None)
    ('1,240', '*')
    """
    return NOT_SHOWN if count is None else f"{count:,.0f}"


def percent_words(proportion: float | None) -> str:
    """Return a proportion as a whole percentage.

    >>> percent_words(0.78), percent_words(None)
    ('78%', '*')
    """
    return NOT_SHOWN if proportion is None else f"{proportion:.0%}"


def day_words(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def interval_words(step: RetentionStep) -> str:
    if step.ci_low is None or step.ci_high is None:
        return NOT_SHOWN
    return f"{step.ci_low * 100:.0f} to {percent_words(step.ci_high)}"


def opening_sentence(group: GroupRetention, unit: Unit, as_at: date, where: str = "") -> str:
    """Return the sentence made from the numbers: first whom it covers, then what became of them.

    ``where`` says which group, such as " in London".
    """
    if group.suppressed:
        return (
            f"Linkway knows fewer than 8 link workers{where}, or none, so nothing is said here about how long "
            "they stay."
        )
    whom = _coverage(group, unit, where)
    step = next((step for step in group.steps if step.months == SENTENCE_MONTHS), None)
    step = step or (group.steps[-1] if group.steps else None)
    if step is None:
        return f"{whom}, too few have been followed for 3 months to say how long they stay."
    still = "were still in a link worker role" if unit is Unit.ROLE else "were still held by the same person"
    between = "" if step.ci_low is None else f"; between {_between(step)}"
    return (
        f"{whom}, followed up to {day_words(as_at)}, about {percent_words(step.survival)} {still} "
        f"{step.months:.0f} months after starting{between}."
    )


def comparing_sentence(groups: Iterable[GroupRetention], unit: Unit, as_at: date, kind: str) -> str:
    """Return the sentence over a comparison: whom it covers, and between what the groups lie."""
    shown = [group for group in groups if not group.suppressed]
    shares = sorted(
        step.survival for group in shown for step in group.steps if step.months == SENTENCE_MONTHS
    )
    units = f"{sum(group.posts or 0 for group in shown):,}"
    if unit is Unit.ROLE:
        whom, still = f"Of the {units} spells in a link worker role that are shown here", "running"
    else:
        whom, still = f"Of the {units} link worker posts that are shown here", "held by the same person"
    if not shares:
        return f"{whom}, too few have been followed for {SENTENCE_MONTHS} months to compare one {kind} with another."
    between = f"between {shares[0] * 100:.0f} and {percent_words(shares[-1])}"
    if shares[0] == shares[-1]:
        between = f"about {percent_words(shares[0])}"
    return (
        f"{whom}, followed up to {day_words(as_at)}, {between} were still {still} {SENTENCE_MONTHS} months "
        f"after starting, depending on the {kind}."
    )


def measures(group: GroupRetention, unit: Unit, as_at: date) -> list[Measure]:
    """Return M1 to M4 of a group, each with its denominator and its time."""
    year_ago, now = day_words(add_months(as_at, -12)), day_words(as_at)
    if unit is Unit.POST:
        base = f"of the {count_words(group.running_year_ago)} posts running on {year_ago}"
        leavers = f"posts that ended, against the average number running on {year_ago} and on {now}"
        spells = "posts"
    else:
        base = f"of the {count_words(group.running_year_ago)} link workers in the role on {year_ago}"
        leavers = f"people who left the role, against the average number in it on {year_ago} and on {now}"
        spells = "spells in the role"
    median = NOT_SHOWN if group.median_months is None else f"{group.median_months:.1f} months"
    return [
        Measure("Still a link worker a year later (M1)", percent_words(group.stability_12m), base),
        Measure("Still one with the same employer (M2)", percent_words(group.employer_stability_12m), base),
        Measure("Left in the year (M3)", percent_words(group.leaver_rate_12m), leavers),
        Measure(
            "Left, by full-time equivalent (M3)",
            percent_words(group.leaver_rate_12m_fte),
            "the same, each counted by the part of full time that they worked",
        ),
        Measure(
            "Half have left by (M4)",
            median,
            f"estimated from {count_words(group.posts)} {spells} followed up to {now}",
        ),
    ]


def freshness_sentence(group: GroupRetention, unit: Unit, as_at: date) -> str:
    """Return how lately the list was confirmed, which stands beside every figure."""
    units = "posts counted as running" if unit is Unit.POST else "link workers counted as in the role"
    if group.confirmed_90d is None:
        return f"How many of the {units} on {day_words(as_at)} were lately confirmed cannot be shown."
    return (
        f"Of the {count_words(group.running)} {units} on {day_words(as_at)}, "
        f"{percent_words(group.confirmed_90d)} had been confirmed by somebody in the 90 days before, or since (M9). "
        "A leaver whom nobody records still counts as staying."
    )


def _coverage(group: GroupRetention, unit: Unit, where: str) -> str:
    if unit is Unit.ROLE:
        return f"Of the {count_words(group.people)} link workers Linkway knows{where}"
    return f"Of the {count_words(group.posts)} link worker posts Linkway knows{where}, held by {count_words(group.people)} people"


def _between(step: RetentionStep) -> str:
    return f"{(step.ci_low or 0) * 100:.0f} and {percent_words(step.ci_high)}"
