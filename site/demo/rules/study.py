"""When somebody of the demo world studied what, so that the days look like a working life.

Whoever is steady finishes each module in the fortnights before it falls due; the others are late, stop, pause or never
begin. Nobody studies at night or at a weekend, and nothing happens after the moment at which the world is made.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import takewhile
from random import Random
from typing import Final

from courses.rules.outline import ModuleNode, StepNode
from courses.rules.plan import Plan, PlannedModule, due_dates
from demo.vocabulary import Manner

FIRST_HOUR, LATEST_HOUR = 8, 17
LATENESS: Final = timedelta(days=37)
SHARE_OF_TIME_USED: Final = 0.9
FAILS_AT_FIRST: Final = 0.15


@dataclass(frozen=True, slots=True)
class StudiedStep:
    """A step that was opened, and completed unless it is the one at which somebody is now."""

    step: StepNode
    opened_at: datetime
    completed_at: datetime | None
    fails_at_first: bool = False


@dataclass(frozen=True, slots=True)
class StudiedModule:
    module: ModuleNode
    steps: tuple[StudiedStep, ...]

    @property
    def completed_at(self) -> datetime | None:
        """Return when the last step was completed, where all were."""
        done = [step.completed_at for step in self.steps if step.completed_at is not None]
        return done[-1] if len(done) == len(self.module.steps) else None


def study(
    modules: Sequence[ModuleNode],
    plan: Plan,
    *,
    manner: Manner,
    stop: float,
    until: datetime,
    draw: Random,
    can_do: Callable[[StepNode], bool] = lambda step: True,
) -> list[StudiedModule]:
    """Return what somebody has studied by ``until``, in the order of the programme, what is open last.

    ``modules`` that are not published are passed over: nobody can have studied them. A step that the demo world does
    not know how to do is where everybody stands still.
    """
    if manner == Manner.NOT_STARTED:
        return []
    due = due_dates([PlannedModule(each.activity_id, each.is_published) for each in modules], plan)
    days = list(_windows(modules, due, plan.starts_on))
    if manner == Manner.STOPPED:
        fallen_due = sum(end <= until.date() for _, _, end in days)
        days = days[: max(1, int(stop * fallen_due))]
    late = LATENESS if manner == Manner.LATE else timedelta()
    studied: list[StudiedModule] = []
    for module, start, end in days:
        steps = tuple(
            takewhile(lambda each: can_do(each.step), _steps(module, start + late, end + late, until, draw))
        )
        if steps:
            studied.append(StudiedModule(module, steps))
        if studied and studied[-1].completed_at is None:
            break
    return studied


def _windows(
    modules: Sequence[ModuleNode], due: Mapping[object, date], starts_on: date
) -> Iterator[tuple[ModuleNode, date, date]]:
    """Yield the modules that can be studied, each with the days between the one before and its own."""
    start = starts_on
    for module in modules:
        if module.steps and module.activity_id in due:
            yield module, start, due[module.activity_id]
            start = due[module.activity_id]


def _steps(
    module: ModuleNode, start: date, end: date, until: datetime, draw: Random
) -> Iterator[StudiedStep]:
    length = (end - start) * SHARE_OF_TIME_USED / len(module.steps)
    earliest = datetime.combine(start, time(FIRST_HOUR), UTC)
    for number, step in enumerate(module.steps):
        opened = max(_working(datetime.combine(start, time(), UTC) + length * (number + 0.4), draw), earliest)
        done = opened + timedelta(minutes=max(4, step.minutes) + draw.randrange(-2, 9))
        fails = draw.random() < FAILS_AT_FIRST and step.kind == "quiz"
        if fails:
            done += _working(opened + timedelta(days=1), draw) - opened
        if opened >= until:
            return
        if done + timedelta(days=1) >= until:
            yield StudiedStep(step, opened, None)
            return
        yield StudiedStep(step, opened, done, fails)
        earliest = done + timedelta(minutes=1)


def _working(moment: datetime, draw: Random) -> datetime:
    """Return a moment of that day, or of the Monday after it, within working hours."""
    day = moment.date() + timedelta(days={5: 2, 6: 1}.get(moment.weekday(), 0))
    return datetime.combine(day, time(draw.randrange(FIRST_HOUR, LATEST_HOUR), draw.randrange(60)), UTC)
