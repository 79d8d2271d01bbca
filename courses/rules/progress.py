"""How far somebody has come in a programme: the one reckoning behind every screen, panel and export.

Everything is worked out from the Outline and one person's ``Record``; nothing here reads a database or a clock.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

from courses.rules.outline import ModuleNode, PathwayNode, ProgrammeNode, StepNode, YearNode
from courses.rules.percent import Share, share
from courses.rules.plan import PlannedModule, due_dates
from courses.rules.record import BegunModule, BegunRoute, HeldEnrolment, Record
from courses.rules.route import main_pathway, programme_modules, supporting_pathway, year_modules
from courses.rules.status import DueModule, Standing, standing
from courses.vocabulary import DONE_STATES, EnrolmentStatus, ModuleState


@dataclass(frozen=True)
class ModuleStanding:
    """How a module stands for somebody. ``added`` are steps put in since they began that they do not know of."""

    node: ModuleNode
    state: ModuleState
    share: Share
    done_steps: frozenset[int]
    due_on: date | None = None
    completed_at: datetime | None = None
    latest_step: int | None = None
    latest_at: datetime | None = None

    @property
    def is_done(self) -> bool:
        return self.state in DONE_STATES

    @property
    def percent(self) -> int:
        return 100 if self.is_done else self.share.percent

    @property
    def added(self) -> tuple[StepNode, ...]:
        if self.is_done:
            return ()
        return tuple(step for step in self.node.steps if step.activity_id in self.share.added)

    @property
    def next_step(self) -> StepNode | None:
        """The step to go on with: the one last opened if it is not done, else the first after it that is not."""
        ids = [step.activity_id for step in self.node.steps]
        here = ids.index(self.latest_step) if self.latest_step in ids else 0
        for step in (*self.node.steps[here:], *self.node.steps[:here]):
            if step.activity_id not in self.done_steps:
                return step
        return None

    @property
    def minutes_left(self) -> int:
        return sum(step.minutes for step in self.node.steps if step.activity_id not in self.done_steps)


@dataclass(frozen=True)
class YearStanding:
    """How a year stands for somebody; its main pathway's modules stand where its slot was."""

    node: YearNode
    modules: tuple[ModuleStanding, ...]
    share: Share
    completed_at: datetime | None

    @property
    def is_done(self) -> bool:
        return self.completed_at is not None

    @property
    def percent(self) -> int:
        return 100 if self.is_done else self.share.percent


@dataclass(frozen=True)
class ProgrammeProgress:
    """One person's progress in one programme."""

    person_id: int
    programme: ProgrammeNode
    enrolment: HeldEnrolment | None
    standing: Standing
    share: Share
    years: tuple[YearStanding, ...]
    modules: tuple[ModuleStanding, ...]
    pathway: PathwayNode | None
    supporting: PathwayNode | None
    pathway_modules: tuple[ModuleStanding, ...]
    completed_at: datetime | None
    paused_until: date | None

    @property
    def percent(self) -> int:
        return 100 if self.completed_at else self.share.percent

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
        return next(
            (year for year in self.years if any(m.node.is_published and not m.is_done for m in year.modules)),
            None,
        )

    def module(self, activity_id: int) -> ModuleStanding | None:
        """Find a module of the programme or of one of the chosen pathways."""
        every = (*self.modules, *self.pathway_modules)
        return next((module for module in every if module.node.activity_id == activity_id), None)


def module_state(node: ModuleNode, record: Record) -> ModuleState:
    begun = record.modules.get(node.activity_id)
    if begun is not None and begun.completed_at is not None:
        return ModuleState.DONE
    if node.activity_id in record.recognised:
        return ModuleState.RECOGNISED
    if not node.is_published:
        return ModuleState.COMING
    return ModuleState.UNDER_WAY if begun is not None else ModuleState.NOT_STARTED


def module_standing(node: ModuleNode, record: Record, due_on: date | None = None) -> ModuleStanding:
    """Return how one module stands for somebody."""
    begun: BegunModule | None = record.modules.get(node.activity_id)
    done = record.done_steps
    if begun is None and not any(step.activity_id in done for step in node.steps):
        return _untouched(node, record, due_on)
    asked = share(
        asked=[step.activity_id for step in node.steps],
        done=done,
        known=begun.known_steps if begun else None,
        floor=begun.percent if begun else 0,
    )
    return ModuleStanding(
        node=node,
        state=module_state(node, record),
        share=asked,
        done_steps=done,
        due_on=due_on,
        completed_at=record.done_at(node.activity_id),
        latest_step=begun.latest_step if begun else None,
        latest_at=begun.latest_at if begun else None,
    )


def _untouched(node: ModuleNode, record: Record, due_on: date | None) -> ModuleStanding:
    """Return the standing of a module of which nothing is done; most are that, and a cohort has thousands of them."""
    return ModuleStanding(
        node=node,
        state=module_state(node, record),
        share=Share(percent=0, done=0, asked=len(node.steps), added=frozenset()),
        done_steps=record.done_steps,
        due_on=due_on,
        completed_at=record.recognised.get(node.activity_id),
    )


def route_share(modules: Sequence[ModuleNode], route: BegunRoute | None, record: Record) -> Share:
    """Return how many of a route's modules are done."""
    ids = [module.activity_id for module in modules]
    return share(
        asked=ids,
        done=[activity_id for activity_id in ids if record.is_done(activity_id)],
        known=route.known_modules if route else None,
        floor=route.percent if route else 0,
    )


def programme_progress(
    *, person_id: int, programme: ProgrammeNode, record: Record, today: date
) -> ProgrammeProgress:
    """Return how far somebody has come in a programme, whether or not they are enrolled in it."""
    nodes = programme_modules(programme, record.pathways)
    place = record.enrolment_in(programme.activity_id)
    due = _due(nodes, record, place)
    stands = {node.activity_id: module_standing(node, record, due.get(node.activity_id)) for node in nodes}
    route = record.routes.get(programme.activity_id)
    completed_at = route.completed_at if route else None
    paused_until = place.plan.paused_until(today) if place else None
    main, beside = main_pathway(programme, record.pathways), supporting_pathway(programme, record.pathways)
    return ProgrammeProgress(
        person_id=person_id,
        programme=programme,
        enrolment=place,
        standing=_standing(list(stands.values()), record, place, completed_at, today),
        share=route_share(nodes, route, record),
        years=tuple(_year(programme, year, stands, record) for year in programme.years),
        modules=tuple(stands.values()),
        pathway=main,
        supporting=beside,
        pathway_modules=tuple(module_standing(node, record) for node in (beside.modules if beside else ())),
        completed_at=completed_at,
        paused_until=paused_until,
    )


def _due(nodes: Sequence[ModuleNode], record: Record, place: HeldEnrolment | None) -> dict[int, date]:
    if place is None or place.status == EnrolmentStatus.WITHDRAWN:
        return {}
    planned = []
    for node in nodes:
        done_at = record.done_at(node.activity_id)
        planned.append(
            PlannedModule(node.activity_id, node.is_published, done_at.date() if done_at else None)
        )
    return {int(str(key)): day for key, day in due_dates(planned, place.plan).items()}


def _standing(
    modules: Sequence[ModuleStanding],
    record: Record,
    place: HeldEnrolment | None,
    completed_at: datetime | None,
    today: date,
) -> Standing:
    due = [
        DueModule(module.node.code, module.node.title, module.due_on, module.is_done)
        for module in modules
        if module.due_on is not None
    ]
    steps = {step.activity_id for module in modules for step in module.node.steps}
    begun = not record.done_steps.isdisjoint(steps) or any(module.is_done for module in modules)
    return standing(
        enrolment=place.status if place else None,
        paused_until=place.plan.paused_until(today) if place else None,
        has_completed_a_step=begun,
        is_completed=completed_at is not None,
        modules=due,
        today=today,
    )


def _year(
    programme: ProgrammeNode, year: YearNode, stands: dict[int, ModuleStanding], record: Record
) -> YearStanding:
    nodes = year_modules(programme, year, record.pathways)
    route = record.routes.get(year.activity_id)
    return YearStanding(
        node=year,
        modules=tuple(stands[node.activity_id] for node in nodes),
        share=route_share(nodes, route, record),
        completed_at=route.completed_at if route else None,
    )
