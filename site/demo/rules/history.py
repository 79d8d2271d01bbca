"""The rows and statements that studying leaves behind, worked out for many people at once.

``courses.actions.progress`` writes them one step at a time, under locks, for somebody who sits there. This says the
same of thousands of people, so that they can be copied in; ``records verify`` proves that it does.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from courses.rules.outline import ModuleNode, PathwayNode, ProgrammeNode, StepNode, YearNode
from courses.rules.percent import percent_of
from courses.rules.route import programme_modules, year_modules, year_of_pathways
from demo.rules.sitting import Sitting
from demo.rules.specialism import choices_of, chosen_at
from demo.rules.study import StudiedModule, StudiedStep
from learning_records.rules.statement import ActivityRef, Context, NewStatement, Result
from learning_records.vocabulary import ActivityType, Verb

RouteNode = YearNode | PathwayNode | ProgrammeNode
STATEMENT_TYPES = {"lesson": ActivityType.LESSON, "quiz": ActivityType.ASSESSMENT}


@dataclass(frozen=True, slots=True)
class Learner:
    """Who studies; ``context_on`` tells their group, employer and place on a day."""

    person_id: int
    actor: UUID
    context_on: Callable[[date], Context]


@dataclass(frozen=True, slots=True)
class StepRow:
    person_id: int
    step: StepNode
    opened_at: datetime
    completed_at: datetime | None
    score: Decimal | None


@dataclass(frozen=True, slots=True)
class ModuleRow:
    person_id: int
    module: ModuleNode
    started_at: datetime
    completed_at: datetime | None
    percent: int
    done_steps: tuple[int, ...]
    latest_step: int
    latest_at: datetime


@dataclass(slots=True)
class RouteRow:
    person_id: int
    route: RouteNode
    asked: tuple[int, ...]
    started_at: datetime
    completed_at: datetime | None = None
    done: set[int] = field(default_factory=set)

    @property
    def percent(self) -> int:
        return percent_of(len(self.done), len(self.asked))


@dataclass
class History:
    """Everything that one person's studying leaves, in the order in which it happened."""

    learner: Learner
    programme: ProgrammeNode
    pathway: PathwayNode | None = None
    steps: list[StepRow] = field(default_factory=list)
    modules: list[ModuleRow] = field(default_factory=list)
    routes: dict[int, RouteRow] = field(default_factory=dict)
    statements: list[NewStatement] = field(default_factory=list)

    def say(
        self, verb: Verb, about: ActivityRef, at: datetime, context: Context, result: Result | None = None
    ) -> None:
        self.statements.append(NewStatement(self.learner.actor, verb, about, at, result, context))


@dataclass(frozen=True, slots=True)
class Place:
    """Where in the programme a module stands for somebody: its year, and the routes that count it."""

    module: ModuleNode
    year: YearNode | None
    routes: tuple[tuple[RouteNode, ActivityType, tuple[int, ...]], ...]

    @classmethod
    def of(cls, programme: ProgrammeNode, module: ModuleNode, pathway: PathwayNode | None) -> Place:
        choices = choices_of(programme, pathway)
        routes: list[tuple[RouteNode, ActivityType, tuple[int, ...]]] = []
        year = next((year for year in programme.years if module in year.modules), None)
        if pathway is not None and module in pathway.modules:
            year = year_of_pathways(programme)
            routes.append((pathway, ActivityType.PATHWAY, _ids(pathway.modules)))
        if year is not None:
            routes.insert(0, (year, ActivityType.YEAR, _ids(year_modules(programme, year, choices))))
        routes.append((programme, ActivityType.PROGRAMME, _ids(programme_modules(programme, choices))))
        return cls(module, year, tuple(routes))

    def within(self, context: Context) -> Context:
        return replace(context, module=self.module.uuid, year=self.year.uuid if self.year else None)


def _ids(modules: Sequence[ModuleNode]) -> tuple[int, ...]:
    return tuple(module.activity_id for module in modules)


def history_of(
    learner: Learner,
    programme: ProgrammeNode,
    studied: Sequence[StudiedModule],
    sat: Callable[[StudiedStep], Sequence[Sitting]],
    *,
    pathway: PathwayNode | None = None,
    is_whole: bool = True,
) -> History:
    """Return what somebody's studying leaves behind; not ``is_whole`` leaves out the statements of single steps.

    ``pathway`` is the one that they chose as they came to its year.
    """
    history = History(learner, programme, pathway)
    moment = chosen_at(programme, studied)
    if pathway is not None and moment is not None:
        within = replace(learner.context_on(moment.date()), programme=programme.uuid)
        about = ActivityRef(pathway.uuid, ActivityType.PATHWAY, pathway.title)
        history.say(Verb.CHOSE, about, moment, within)
    for each in studied:
        _study_module(history, each, sat, is_whole)
    return history


def _study_module(
    history: History,
    studied: StudiedModule,
    sat: Callable[[StudiedStep], Sequence[Sitting]],
    is_whole: bool,
) -> None:
    module, place = studied.module, Place.of(history.programme, studied.module, history.pathway)
    _begin(history, place, studied.steps[0].opened_at)
    for taken in studied.steps:
        _take_step(history, place, taken, sat(taken), is_whole=is_whole)
    done = tuple(taken.step.activity_id for taken in studied.steps if taken.completed_at is not None)
    latest = studied.steps[-1]
    row = ModuleRow(
        person_id=history.learner.person_id,
        module=module,
        started_at=studied.steps[0].opened_at,
        completed_at=studied.completed_at,
        percent=percent_of(len(done), len(module.steps)),
        done_steps=done,
        latest_step=latest.step.activity_id,
        latest_at=latest.opened_at,
    )
    history.modules.append(row)
    if row.completed_at is not None:
        _complete(history, place, row.completed_at)


def _begin(history: History, place: Place, at: datetime) -> None:
    within = replace(history.learner.context_on(at.date()), programme=history.programme.uuid)
    for route, kind, asked in place.routes:
        if route.activity_id not in history.routes:
            history.routes[route.activity_id] = RouteRow(history.learner.person_id, route, asked, at)
            history.say(Verb.INITIALIZED, ActivityRef(route.uuid, kind, route.title), at, within)
    about = ActivityRef(place.module.uuid, ActivityType.MODULE, place.module.title)
    history.say(Verb.INITIALIZED, about, at, place.within(within))


def _take_step(
    history: History, place: Place, taken: StudiedStep, sat: Sequence[Sitting], *, is_whole: bool
) -> None:
    step, learner = taken.step, history.learner
    result = sat[-1].result if sat else Result(completion=True)
    scaled = result.score_scaled
    score = None if scaled is None else Decimal(str(scaled * 100)).quantize(Decimal("0.01"))
    history.steps.append(StepRow(learner.person_id, step, taken.opened_at, taken.completed_at, score))
    if not is_whole:
        return
    within = place.within(
        replace(
            learner.context_on(taken.opened_at.date()),
            programme=history.programme.uuid,
            revision_id=step.revision_id,
            content_hash=step.content_hash,
        )
    )
    about = ActivityRef(step.uuid, STATEMENT_TYPES.get(step.kind, ActivityType.STEP), step.title)
    history.say(Verb.INITIALIZED, about, taken.opened_at, within)
    for sitting in sat:
        history.say(Verb.ATTEMPTED, about, sitting.begun_at, within)
        history.say(sitting.verb, about, sitting.handed_in_at, within, sitting.result)
    if taken.completed_at is not None:
        history.say(Verb.COMPLETED, about, taken.completed_at, within, result)


def _complete(history: History, place: Place, at: datetime) -> None:
    module = place.module
    within = replace(history.learner.context_on(at.date()), programme=history.programme.uuid)
    of_module = replace(within, revision_id=module.revision_id, content_hash=module.content_hash)
    about = ActivityRef(module.uuid, ActivityType.MODULE, module.title)
    history.say(Verb.COMPLETED, about, at, place.within(of_module), Result(completion=True))
    for route, kind, asked in place.routes:
        row = history.routes[route.activity_id]
        row.done.add(module.activity_id)
        if row.done >= set(asked):
            row.completed_at = at
            said = ActivityRef(route.uuid, kind, route.title)
            history.say(Verb.COMPLETED, said, at, within, Result(completion=True))
