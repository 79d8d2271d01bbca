"""What a programme asks of somebody who has chosen certain pathways; the same for everybody who has chosen alike."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Final

from courses.rules.outline import ModuleNode, ProgrammeNode, YearNode
from courses.rules.plan import Plan, PlannedModule, due_dates
from courses.rules.route import Choices, main_pathway, programme_modules, year_modules


@dataclass(frozen=True, slots=True)
class Schedule:
    """The day on which each module falls due, and the modules in the order in which they do."""

    days: Mapping[int, date]
    order: tuple[int, ...]


NOTHING_DUE: Final = Schedule({}, ())
SCHEDULES_KEPT: Final = 1_000
"""How many different plans are remembered at once; a cohort's people share a few."""


@dataclass(frozen=True, eq=False)
class Asked:
    """The modules of a programme in order, with the main pathway's where its slot stands, and the same by year."""

    modules: tuple[ModuleNode, ...]
    years: tuple[tuple[YearNode, tuple[ModuleNode, ...]], ...]
    _schedules: dict[tuple[Plan, frozenset[int]], Schedule] = field(default_factory=dict)

    @cached_property
    def by_id(self) -> dict[int, ModuleNode]:
        return {node.activity_id: node for node in self.modules}

    @cached_property
    def ids(self) -> frozenset[int]:
        return frozenset(self.by_id)

    @cached_property
    def published(self) -> frozenset[int]:
        return frozenset(node.activity_id for node in self.modules if node.is_published)

    @cached_property
    def published_by_year(self) -> tuple[tuple[YearNode, frozenset[int]], ...]:
        return tuple(
            (year, frozenset(node.activity_id for node in nodes if node.is_published))
            for year, nodes in self.years
        )

    def schedule(self, plan: Plan, done_on: Mapping[int, date]) -> Schedule:
        """Return when everything falls due in a plan; the same one for all who share it."""
        before = frozenset(key for key, day in done_on.items() if day <= plan.starts_on) & self.ids
        found = self._schedules.get((plan, before))
        if found is None:
            if len(self._schedules) >= SCHEDULES_KEPT:
                self._schedules.clear()
            found = self._schedules[plan, before] = self._schedule(plan, before)
        return found

    def _schedule(self, plan: Plan, before: frozenset[int]) -> Schedule:
        planned = [
            PlannedModule(key, node.is_published, plan.starts_on if key in before else None)
            for key, node in self.by_id.items()
        ]
        days = {int(str(key)): day for key, day in due_dates(planned, plan).items()}
        return Schedule(days, tuple(sorted(days, key=lambda key: days[key])))


def asked_of(programme: ProgrammeNode, choices: Choices) -> Asked:
    """Return what the programme asks of somebody with these pathways."""
    return Asked(
        modules=programme_modules(programme, choices),
        years=tuple((year, year_modules(programme, year, choices)) for year in programme.years),
    )


class AskedOfMany:
    """What a programme asks of many people, made once for each main pathway that they have chosen."""

    def __init__(self, programme: ProgrammeNode) -> None:
        self._programme = programme
        self._made: dict[int | None, Asked] = {}

    def of(self, choices: Choices) -> Asked:
        pathway = main_pathway(self._programme, choices)
        key = pathway.activity_id if pathway else None
        if key not in self._made:
            self._made[key] = asked_of(self._programme, choices)
        return self._made[key]
