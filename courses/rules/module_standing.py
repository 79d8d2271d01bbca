"""How one module, and one year, stands for somebody: worked out from the Outline and one person's ``Record``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from courses.rules.outline import ModuleNode, StepNode, YearNode
from courses.rules.percent import Share, share
from courses.rules.record import BegunModule, BegunRoute, Brief, Record
from courses.vocabulary import DONE_STATES, SETTLED_STATES, ModuleState


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
    handed_in_steps: frozenset[int] = frozenset()

    @property
    def is_done(self) -> bool:
        return self.state in DONE_STATES

    @property
    def is_settled(self) -> bool:
        """Whether its person has nothing left to do in it: it is done, or waits for somebody else."""
        return self.state in SETTLED_STATES

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
        """The step to go on with: the one last opened if it is left to do, else the first after it that is."""
        ids = [step.activity_id for step in self.node.steps]
        here = ids.index(self.latest_step) if self.latest_step in ids else 0
        for step in (*self.node.steps[here:], *self.node.steps[:here]):
            if not self.is_settled_step(step):
                return step
        return None

    @property
    def minutes_left(self) -> int:
        return sum(step.minutes for step in self.node.steps if not self.is_settled_step(step))

    def is_settled_step(self, step: StepNode) -> bool:
        """Return whether the person has nothing left to do at a step: it is done, or waits for somebody else."""
        return step.activity_id in self.done_steps or step.activity_id in self.handed_in_steps


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


def module_state(node: ModuleNode, known: Brief | Record) -> ModuleState:
    key = node.activity_id
    if key in known.completed:
        return ModuleState.DONE
    if key in known.recognised:
        return ModuleState.RECOGNISED
    if not node.is_published:
        return ModuleState.COMING
    if key in known.handed_in:
        return ModuleState.HANDED_IN
    return ModuleState.UNDER_WAY if key in known.begun else ModuleState.NOT_STARTED


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
        handed_in_steps=record.handed_in_steps,
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
