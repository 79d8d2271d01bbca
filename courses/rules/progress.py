"""How far somebody has come in a programme: the one reckoning behind every screen, panel and export.

Everything is worked out from the Outline and one person's ``Record``; nothing here reads a database or a clock. It is
worked out when it is asked for. A list of three hundred people asks only how each stands (``rules.summary``); a page of
one person asks how each module does.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from courses.rules.asked import asked_of
from courses.rules.module_standing import ModuleStanding, YearStanding, module_standing, route_share
from courses.rules.outline import ModuleNode, ProgrammeNode, StepNode, YearNode
from courses.rules.record import Record
from courses.rules.summary import ProgrammeSummary
from courses.vocabulary import ModuleState

__all__ = ["ModuleStanding", "ProgrammeProgress", "YearStanding", "module_standing", "programme_progress"]


@dataclass(frozen=True)
class ProgrammeProgress(ProgrammeSummary):
    """One person's progress in one programme, on one day, down to the step."""

    record: Record

    @cached_property
    def modules(self) -> tuple[ModuleStanding, ...]:
        return tuple(
            module_standing(node, self.record, self.due.get(node.activity_id)) for node in self.asked.modules
        )

    @cached_property
    def years(self) -> tuple[YearStanding, ...]:
        stands = {module.node.activity_id: module for module in self.modules}
        return tuple(self._year(year, nodes, stands) for year, nodes in self.asked.years)

    def _year(
        self, year: YearNode, nodes: tuple[ModuleNode, ...], stands: Mapping[int, ModuleStanding]
    ) -> YearStanding:
        route = self.record.routes.get(year.activity_id)
        return YearStanding(
            node=year,
            modules=tuple(stands[node.activity_id] for node in nodes),
            share=route_share(nodes, route, self.record),
            completed_at=route.completed_at if route else None,
        )

    @cached_property
    def pathway_modules(self) -> tuple[ModuleStanding, ...]:
        """The modules of the supporting pathway, which stand beside the plan."""
        nodes = self.supporting.modules if self.supporting else ()
        return tuple(module_standing(node, self.record) for node in nodes)

    @cached_property
    def current(self) -> ModuleStanding | None:
        """The module to go on with: of those under way the one last worked at, else the first that is not done."""
        open_ones = [
            module for module in self.modules if module.state is ModuleState.UNDER_WAY and module.next_step
        ]
        if open_ones:
            return max(open_ones, key=lambda module: (module.latest_at is not None, module.latest_at))
        return next((module for module in self.modules if module.state is ModuleState.NOT_STARTED), None)

    @property
    def next_step(self) -> StepNode | None:
        return self.current.next_step if self.current else None

    @cached_property
    def upcoming(self) -> tuple[ModuleStanding, ...]:
        """The modules that are due and left to do, the earliest first."""
        due = [module for module in self.modules if module.due_on and not module.is_settled]
        return tuple(sorted(due, key=lambda module: (module.due_on, module.node.code)))

    @property
    def current_year(self) -> YearStanding | None:
        """The first year in which something written is left to do."""
        return next((year for year in self.years if year.node is self.year_node), None)

    def module(self, activity_id: int) -> ModuleStanding | None:
        """Find a module of the programme or of one of the chosen pathways."""
        every = (*self.modules, *self.pathway_modules)
        return next((module for module in every if module.node.activity_id == activity_id), None)


def programme_progress(
    *, person_id: int, programme: ProgrammeNode, record: Record, today: date
) -> ProgrammeProgress:
    """Return how far somebody has come in a programme, whether or not they are enrolled in it."""
    return ProgrammeProgress(
        person_id=person_id,
        programme=programme,
        brief=record.brief_in(programme.activity_id),
        asked=asked_of(programme, record.pathways),
        today=today,
        record=record,
    )
