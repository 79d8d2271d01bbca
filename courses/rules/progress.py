"""How far somebody has come in a programme: the one reckoning behind every screen, panel and export.

Everything is worked out from the Outline and one person's ``Record``; nothing here reads a database or a clock. It is
worked out when it is asked for: a list of three hundred people asks how each stands, and only a page of one person
asks how each module does.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

from courses.rules.asked import Asked, asked_of
from courses.rules.module_standing import ModuleStanding, YearStanding, module_standing, route_share
from courses.rules.outline import ModuleNode, PathwayNode, ProgrammeNode, StepNode, YearNode
from courses.rules.percent import Share
from courses.rules.plan import PlannedModule, due_dates
from courses.rules.record import HeldEnrolment, Record
from courses.rules.route import main_pathway, supporting_pathway
from courses.rules.status import DueModule, Standing, standing
from courses.vocabulary import EnrolmentStatus, ModuleState

__all__ = ["ModuleStanding", "ProgrammeProgress", "YearStanding", "module_standing", "programme_progress"]


@dataclass(frozen=True)
class ProgrammeProgress:
    """One person's progress in one programme, on one day."""

    person_id: int
    programme: ProgrammeNode
    record: Record
    asked: Asked
    today: date

    @cached_property
    def enrolment(self) -> HeldEnrolment | None:
        return self.record.enrolment_in(self.programme.activity_id)

    @cached_property
    def pathway(self) -> PathwayNode | None:
        return main_pathway(self.programme, self.record.pathways)

    @cached_property
    def supporting(self) -> PathwayNode | None:
        return supporting_pathway(self.programme, self.record.pathways)

    @property
    def completed_at(self) -> datetime | None:
        route = self.record.routes.get(self.programme.activity_id)
        return route.completed_at if route else None

    @property
    def paused_until(self) -> date | None:
        return self.enrolment.plan.paused_until(self.today) if self.enrolment else None

    @cached_property
    def due(self) -> Mapping[int, date]:
        """The day on which each module of the plan that can fall due does, by the module's activity."""
        place = self.enrolment
        if place is None or place.status == EnrolmentStatus.WITHDRAWN:
            return {}
        planned = [
            PlannedModule(node.activity_id, node.is_published, self._done_on(node))
            for node in self.asked.modules
        ]
        return {int(str(key)): day for key, day in due_dates(planned, place.plan).items()}

    def _done_on(self, node: ModuleNode) -> date | None:
        done_at = self.record.done_at(node.activity_id) if self.record.knows(node.activity_id) else None
        return done_at.date() if done_at else None

    @cached_property
    def standing(self) -> Standing:
        nodes = self.asked.by_id
        due = [
            DueModule(nodes[key].code, nodes[key].title, day, self.record.is_done(key))
            for key, day in self.due.items()
        ]
        begun = not self.record.done_steps.isdisjoint(self.asked.step_ids) or any(
            self.record.is_done(key) for key in self.record.touched if key in nodes
        )
        return standing(
            enrolment=self.enrolment.status if self.enrolment else None,
            paused_until=self.paused_until,
            has_completed_a_step=begun,
            is_completed=self.completed_at is not None,
            modules=due,
            today=self.today,
        )

    @cached_property
    def share(self) -> Share:
        route = self.record.routes.get(self.programme.activity_id)
        return route_share(self.asked.modules, route, self.record)

    @property
    def percent(self) -> int:
        return 100 if self.completed_at else self.share.percent

    @cached_property
    def done_and_ready(self) -> tuple[int, int]:
        """How many modules are done, and of how many: those that are published, and those done before."""
        done = sum(self.record.is_done(node.activity_id) for node in self.asked.modules)
        waiting = sum(
            node.is_published and not self.record.is_done(node.activity_id) for node in self.asked.modules
        )
        return done, done + waiting

    @cached_property
    def next_due(self) -> tuple[ModuleNode, date] | None:
        """The module that falls due first of those that are not done, and its day."""
        undone = [
            (day, self.asked.by_id[key].code, key)
            for key, day in self.due.items()
            if not self.record.is_done(key)
        ]
        if not undone:
            return None
        day, _, key = min(undone)
        return self.asked.by_id[key], day

    @cached_property
    def year_node(self) -> YearNode | None:
        """The first year in which something written is left to do."""
        for year, nodes in self.asked.years:
            if any(node.is_published and not self.record.is_done(node.activity_id) for node in nodes):
                return year
        return None

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
        """The modules that are due and not done, the earliest first."""
        due = [module for module in self.modules if module.due_on and not module.is_done]
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
    *, person_id: int, programme: ProgrammeNode, record: Record, today: date, asked: Asked | None = None
) -> ProgrammeProgress:
    """Return how far somebody has come in a programme, whether or not they are enrolled in it.

    ``asked`` is what the programme asks of somebody with their pathways, where the caller has it already.
    """
    return ProgrammeProgress(
        person_id=person_id,
        programme=programme,
        record=record,
        asked=asked or asked_of(programme, record.pathways),
        today=today,
    )
