"""Where people stand with their competencies: the one function that every screen, list and export reads."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from competencies.queries.facts import facts_of
from competencies.queries.framework import CurrentFramework
from competencies.rules.published import CompetencyNode, YearNode
from competencies.rules.standing import (
    CompetencyStanding,
    DecisionFact,
    Expectation,
    RatingFact,
    count_at,
    percent_met,
    standings,
)
from foundations.registries import programme_years


@dataclass(frozen=True)
class PersonStanding:
    """One person's standing in every competency of the framework, against one year's profile."""

    framework: CurrentFramework
    year: YearNode | None
    by_competency: Mapping[int, CompetencyStanding]

    def of(self, node: CompetencyNode) -> CompetencyStanding:
        return self.by_competency[node.id]

    @cached_property
    def percent(self) -> int | None:
        """How many of the competencies that the year asks for are confirmed and not due, in per cent."""
        return percent_met(self.by_competency.values())

    @cached_property
    def percent_in_own_view(self) -> int | None:
        return percent_met(self.by_competency.values(), in_own_view=True)

    @property
    def required(self) -> int:
        return sum(each.is_required for each in self.by_competency.values())

    @property
    def met(self) -> int:
        return sum(each.is_met for each in self.by_competency.values())

    @property
    def met_in_own_view(self) -> int:
        return sum(each.is_met_in_own_view for each in self.by_competency.values())

    @property
    def confirmed_words(self) -> str:
        return f"{self.met} of {self.required}"

    @property
    def own_words(self) -> str:
        return f"{self.met_in_own_view} of {self.required}"

    @property
    def rated(self) -> int:
        return sum(each.own is not None for each in self.by_competency.values())

    @property
    def counts(self) -> list[tuple[int, int, int]]:
        """How many competencies the year asks for at a level, the level, and how many are confirmed there."""
        found = self.year.counts if self.year else ()
        return [(wanted, level, count_at(self.by_competency.values(), level)) for wanted, level in found]


def standings_of(
    person_ids: Sequence[int], on: date, *, year: str | None = None
) -> dict[int, PersonStanding]:
    """Return the standing of each person, in the order given; nothing where there is no framework yet.

    One query, however many people, and those for their years. ``year`` names the profile to compare with; without it
    each person's own year of the programme is taken, or the first. Where the profile does not matter, an empty one
    saves the queries for the years.
    """
    facts = facts_of(person_ids) if person_ids else None
    if facts is None:
        return {}
    years = years_of(person_ids, on) if year is None else {}
    return {
        person: _standing(
            facts.framework,
            year or years.get(person),
            facts.ratings.get(person, ()),
            facts.decisions.get(person, ()),
            on,
        )
        for person in person_ids
    }


def years_of(person_ids: Sequence[int], on: date) -> dict[int, str]:
    """Return the code of the year of a programme that each person is in that day, for those who are in one."""
    found: dict[int, str] = {}
    for ask in programme_years:
        for person, year in ask(person_ids, on).items():
            found.setdefault(person, year)
    return found


def _standing(
    framework: CurrentFramework,
    year_code: str | None,
    ratings: Sequence[RatingFact],
    decisions: Sequence[DecisionFact],
    on: date,
) -> PersonStanding:
    tree = framework.tree
    year = tree.year(year_code) or (tree.years[0] if tree.years else None)
    expectations = [
        Expectation(node.id, node.expected.get(year.code) if year else None, node.review_months)
        for node in tree.competencies
    ]
    return PersonStanding(framework, year, standings(expectations, ratings, decisions, on))
