"""Where somebody stands with each competency: the one place that works it out, from plain values.

A person has two levels. The *self level* is that of their own latest view. The *confirmed level* is that of the rating
that was confirmed latest: one whose latest decision confirms it, or one that an assessor gave. A newer view of one's
own takes nothing away from a level that was confirmed before. Each ages from the day it was given or confirmed, and one
that is due for another look never counts as met.

Entries of the same moment go by their ids, so the order in which they are given changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from competencies.vocabulary import Currency, RatingKind
from foundations.london import LONDON
from foundations.period import add_months

AGEING_PART: Final = 4
"""A rating ages in the last quarter of its review period."""


@dataclass(frozen=True, slots=True)
class RatingFact:
    """A rating as plain values; ``competency`` is its row's id."""

    id: int
    competency: int
    kind: str
    level: int
    at: datetime


@dataclass(frozen=True, slots=True)
class DecisionFact:
    """What a verifier decided about a rating."""

    id: int
    rating: int
    is_confirmed: bool
    at: datetime


@dataclass(frozen=True, slots=True)
class Expectation:
    """What is asked of somebody in one competency; nothing where their year asks for nothing."""

    competency: int
    level: int | None
    review_months: int


@dataclass(frozen=True, slots=True)
class View:
    """A level that somebody holds, since when, and until when it says something."""

    rating: int
    level: int
    since: date
    review_on: date
    currency: Currency

    @property
    def is_due(self) -> bool:
        return self.currency == Currency.DUE


@dataclass(frozen=True, slots=True)
class CompetencyStanding:
    """Where somebody stands with one competency."""

    competency: int
    expected: int | None
    own: View | None
    confirmed: View | None

    @property
    def self_level(self) -> int | None:
        return self.own.level if self.own else None

    @property
    def confirmed_level(self) -> int | None:
        return self.confirmed.level if self.confirmed else None

    @property
    def currency(self) -> Currency | None:
        """Whether what counts is recent: the confirmed level where there is one, else one's own."""
        counts = self.confirmed or self.own
        return counts.currency if counts else None

    @property
    def is_required(self) -> bool:
        return bool(self.expected)

    @property
    def is_met(self) -> bool:
        """Whether what is expected is confirmed, and not due for another look."""
        return self.is_required and _reaches(self.confirmed, self.expected)

    @property
    def is_met_in_own_view(self) -> bool:
        return self.is_required and (_reaches(self.own, self.expected) or self.is_met)

    @property
    def gap(self) -> int:
        """How many levels the person is short of what is expected, in their own or the confirmed view."""
        best = max((view.level for view in (self.own, self.confirmed) if view and not view.is_due), default=0)
        return max(0, (self.expected or 0) - best)


def standings(
    expectations: Iterable[Expectation],
    ratings: Iterable[RatingFact],
    decisions: Iterable[DecisionFact],
    on: date,
) -> dict[int, CompetencyStanding]:
    """Return one person's standing in each competency that the expectations name, in their order."""
    decided = _latest_decisions(decisions)
    own: dict[int, RatingFact] = {}
    confirmed: dict[int, tuple[datetime, int, RatingFact]] = {}
    for rating in ratings:
        if rating.kind == RatingKind.SELF:
            held = own.get(rating.competency)
            if held is None or (rating.at, rating.id) > (held.at, held.id):
                own[rating.competency] = rating
        since = _confirmed_at(rating, decided)
        if since is not None:
            found = (since, rating.id, rating)
            best = confirmed.get(rating.competency)
            if best is None or found[:2] > best[:2]:
                confirmed[rating.competency] = found
    return {
        wanted.competency: CompetencyStanding(
            competency=wanted.competency,
            expected=wanted.level,
            own=_view(own.get(wanted.competency), None, wanted.review_months, on),
            confirmed=_confirmed_view(confirmed.get(wanted.competency), wanted.review_months, on),
        )
        for wanted in expectations
    }


def currency_on(on: date, *, since: date, review_months: int) -> Currency:
    """Return how recent something of a day is; the day of the review itself is due.

    >>> currency_on(date(2026, 11, 23), since=date(2024, 11, 23), review_months=24).value
    'due'
    >>> currency_on(date(2026, 11, 22), since=date(2024, 11, 23), review_months=24).value
    'ageing'
    >>> currency_on(date(2026, 5, 22), since=date(2024, 11, 23), review_months=24).value
    'fresh'
    """
    review_on = add_months(since, review_months)
    if on >= review_on:
        return Currency.DUE
    if on >= add_months(review_on, -max(1, review_months // AGEING_PART)):
        return Currency.AGEING
    return Currency.FRESH


def percent_met(found: Iterable[CompetencyStanding], *, in_own_view: bool = False) -> int | None:
    """Return how many of the required competencies are met, in whole per cent rounded down; nothing if none is required."""
    required = [standing for standing in found if standing.is_required]
    if not required:
        return None
    met = sum(standing.is_met_in_own_view if in_own_view else standing.is_met for standing in required)
    return met * 100 // len(required)


def count_at(found: Iterable[CompetencyStanding], level: int) -> int:
    """Return in how many competencies a level is confirmed, and not due for another look."""
    return sum(_reaches(standing.confirmed, level) for standing in found)


def _reaches(view: View | None, level: int | None) -> bool:
    return view is not None and not view.is_due and view.level >= (level or 0)


def _latest_decisions(decisions: Iterable[DecisionFact]) -> Mapping[int, DecisionFact]:
    latest: dict[int, DecisionFact] = {}
    for decision in decisions:
        held = latest.get(decision.rating)
        if held is None or (decision.at, decision.id) > (held.at, held.id):
            latest[decision.rating] = decision
    return latest


def _confirmed_at(rating: RatingFact, decided: Mapping[int, DecisionFact]) -> datetime | None:
    """Return when a rating was confirmed; what an assessor gave stands unless a later decision says otherwise."""
    decision = decided.get(rating.id)
    if decision is not None:
        return decision.at if decision.is_confirmed else None
    return rating.at if rating.kind == RatingKind.ASSESSED else None


def _confirmed_view(found: tuple[datetime, int, RatingFact] | None, months: int, on: date) -> View | None:
    return _view(found[2], found[0], months, on) if found else None


def _view(rating: RatingFact | None, confirmed_at: datetime | None, months: int, on: date) -> View | None:
    if rating is None:
        return None
    since = (confirmed_at or rating.at).astimezone(LONDON).date()
    return View(
        rating=rating.id,
        level=rating.level,
        since=since,
        review_on=add_months(since, months),
        currency=currency_on(on, since=since, review_months=months),
    )
