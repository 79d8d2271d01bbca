"""How somebody stands in a programme: what a list of three hundred people shows of each.

Worked out from the Outline and one person's ``Brief``, when it is asked for; nothing here reads a database or a clock.
``rules.progress`` goes on from here with how each module and step does.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from courses.rules.asked import NOTHING_DUE, Asked, Schedule
from courses.rules.module_standing import module_state
from courses.rules.outline import ModuleNode, PathwayNode, ProgrammeNode, YearNode
from courses.rules.percent import Share, share
from courses.rules.plan import Plan
from courses.rules.record import Brief, HeldEnrolment
from courses.rules.route import main_pathway, supporting_pathway
from courses.rules.status import DueModule, Standing, standing
from courses.vocabulary import EnrolmentStatus, ModuleState


@dataclass(frozen=True)
class ProgrammeSummary:
    """One person's standing in one programme, on one day."""

    person_id: int
    programme: ProgrammeNode
    brief: Brief
    asked: Asked
    today: date

    @property
    def enrolment(self) -> HeldEnrolment | None:
        return self.brief.place

    @cached_property
    def pathway(self) -> PathwayNode | None:
        return main_pathway(self.programme, self.brief.pathways)

    @cached_property
    def supporting(self) -> PathwayNode | None:
        return supporting_pathway(self.programme, self.brief.pathways)

    @cached_property
    def plan(self) -> Plan | None:
        return self.enrolment.plan if self.enrolment else None

    @cached_property
    def paused_until(self) -> date | None:
        return self.plan.paused_until(self.today) if self.plan else None

    @cached_property
    def _schedule(self) -> Schedule:
        place, plan = self.enrolment, self.plan
        if place is None or plan is None or place.status == EnrolmentStatus.WITHDRAWN:
            return NOTHING_DUE
        return self.asked.schedule(plan, self.brief.done_on)

    @property
    def due(self) -> Mapping[int, date]:
        """The day on which each module of the plan that can fall due does, by the module's activity."""
        return self._schedule.days

    @cached_property
    def next_due(self) -> tuple[ModuleNode, date] | None:
        """The module that falls due first of those that are left to do, and its day."""
        settled = self.brief.settled
        key = next((key for key in self._schedule.order if key not in settled), None)
        return None if key is None else (self.asked.by_id[key], self.due[key])

    @cached_property
    def standing(self) -> Standing:
        node, day = self.next_due or (None, date.max)
        brief, asked = self.brief, self.asked.ids
        return standing(
            enrolment=self.enrolment.status if self.enrolment else None,
            paused_until=self.paused_until,
            has_completed_a_step=not asked.isdisjoint(brief.stepped) or not asked.isdisjoint(brief.done),
            is_completed=brief.is_complete,
            modules=[DueModule(node.code, node.title, day, is_done=False)] if node else [],
            today=self.today,
        )

    @cached_property
    def share(self) -> Share:
        brief = self.brief
        return share(asked=self.asked.ids, done=brief.done, known=brief.known, floor=brief.percent)

    @property
    def percent(self) -> int:
        return 100 if self.brief.is_complete else self.share.percent

    @cached_property
    def done_and_ready(self) -> tuple[int, int]:
        """How many modules are done, and of how many: those that are published, and those done before."""
        done = len(self.asked.ids & self.brief.done)
        return done, done + len(self.asked.published - self.brief.done)

    @cached_property
    def year_node(self) -> YearNode | None:
        """The first year in which something written is left to do."""
        by_year = self.asked.published_by_year
        return next((year for year, published in by_year if published - self.brief.settled), None)

    def state_of(self, node: ModuleNode) -> ModuleState:
        return module_state(node, self.brief)
