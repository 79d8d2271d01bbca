"""Years, pathways and programmes: they begin with their first module, and are complete with their last."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from courses.actions.study import Study
from courses.models import Enrolment, EnrolmentChange, RouteProgress
from courses.queries.record import record_of
from courses.rules.module_standing import route_share
from courses.rules.outline import ModuleNode, PathwayNode, ProgrammeNode, YearNode
from courses.rules.percent import all_done, share_once_told
from courses.rules.record import BegunRoute, Record
from courses.rules.route import programme_modules, year_modules
from courses.vocabulary import EnrolmentEvent, EnrolmentStatus
from learning_records.rules.statement import Result
from learning_records.vocabulary import ActivityType, Verb


@dataclass(frozen=True, slots=True)
class Route:
    """A year, pathway or programme, with the modules that it asks of one person."""

    activity_id: int
    uuid: UUID
    title: str
    type: ActivityType
    programme: ProgrammeNode
    modules: tuple[ModuleNode, ...]

    @property
    def asked(self) -> list[int]:
        return [module.activity_id for module in self.modules]


def begin_routes(study: Study, module: ModuleNode) -> None:
    """Start the routes that a module begins for somebody; those that have begun are left as they are."""
    for route in _routes_with(study, module, study.entry_record):
        _, is_new = RouteProgress.objects.get_or_create(
            person=study.person,
            activity_id=route.activity_id,
            defaults={"started_at": study.at, "title": route.title, "known_modules": route.asked},
        )
        if is_new:
            study.say(Verb.INITIALIZED, route.type, route.uuid, route.title, programme=route.programme)


def settle_routes(study: Study, module: ModuleNode) -> None:
    """Bring the routes with a module up to date once it is done, and complete those of which it was the last.

    Rows are locked in one order before anything is read, so that two modules that are completed at the same moment
    see each other.
    """
    begin_routes(study, module)
    routes = _routes_with(study, module, study.entry_record)
    settle(study, list(routes))


def settle_programme(study: Study, programme: ProgrammeNode) -> None:
    """Bring all routes of a programme up to date for somebody; used when modules come to count at once."""
    record = record_of(study.person.pk)
    routes = [route for route in _routes(programme, record) if any(map(record.is_done, route.asked))]
    for route in routes:
        RouteProgress.objects.get_or_create(
            person=study.person,
            activity_id=route.activity_id,
            defaults={"started_at": study.at, "title": route.title, "known_modules": route.asked},
        )
    settle(study, routes)


def settle(study: Study, routes: list[Route]) -> None:
    ids = [route.activity_id for route in routes]
    held = {
        row.activity_id: row
        for row in RouteProgress.objects.select_for_update()
        .filter(person=study.person, activity_id__in=ids)
        .order_by("activity_id")
    }
    record = record_of(study.person.pk)
    for route in sorted(routes, key=lambda route: route.type == ActivityType.PROGRAMME):
        row = held[route.activity_id]
        if row.completed_at is None:
            _settle_one(study, route, row, record)


def _settle_one(study: Study, route: Route, row: RouteProgress, record: Record) -> None:
    begun = BegunRoute(row.started_at, None, row.percent, frozenset(row.known_modules))
    row.percent = route_share(route.modules, begun, record).percent
    done = [activity_id for activity_id in route.asked if record.is_done(activity_id)]
    if all_done(asked=route.asked, done=done):
        _complete(study, route, row, record)
    row.save()


def _complete(study: Study, route: Route, row: RouteProgress, record: Record) -> None:
    """Complete a route; one in which nothing was studied here is recognised, and earns no certificate."""
    row.completed_at, row.percent = max(study.at, row.started_at), 100
    row.is_recognised = all(activity_id in record.recognised for activity_id in route.asked)
    verb = Verb.RECOGNISED if row.is_recognised else Verb.COMPLETED
    study.say(
        verb, route.type, route.uuid, route.title, programme=route.programme, result=Result(completion=True)
    )
    if route.type == ActivityType.PROGRAMME:
        _complete_enrolment(study, route.programme)


def _complete_enrolment(study: Study, programme: ProgrammeNode) -> None:
    active = Enrolment.objects.filter(
        learner=study.person, programme_id=programme.activity_id, status=EnrolmentStatus.ACTIVE
    )
    for enrolment in active.select_for_update():
        enrolment.status = EnrolmentStatus.COMPLETED
        enrolment.save(update_fields=["status"])
        EnrolmentChange.objects.create(
            enrolment=enrolment, event=EnrolmentEvent.COMPLETED, happened_at=study.at
        )


def tell_of_modules(study: Study, programme: ProgrammeNode) -> None:
    """Note that somebody knows what a programme and its years ask of them now; from now on all of it counts."""
    record = record_of(study.person.pk)
    for route in _routes(programme, record):
        done = [activity_id for activity_id in route.asked if record.is_done(activity_id)]
        RouteProgress.objects.filter(
            person=study.person, activity_id=route.activity_id, completed_at__isnull=True
        ).update(known_modules=route.asked, percent=share_once_told(asked=route.asked, done=done).percent)


def _routes_with(study: Study, module: ModuleNode, record: Record) -> list[Route]:
    """Return the routes with a module, in the programmes on which the person has a place."""
    return [
        route
        for programme in study.programmes(module)
        for route in _routes(programme, record)
        if module.activity_id in route.asked
    ]


def _routes(programme: ProgrammeNode, record: Record) -> Iterator[Route]:
    for year in programme.years:
        yield _route(year, ActivityType.YEAR, programme, year_modules(programme, year, record.pathways))
    for pathway in programme.pathways:
        yield _route(pathway, ActivityType.PATHWAY, programme, pathway.modules)
    modules = programme_modules(programme, record.pathways)
    yield _route(programme, ActivityType.PROGRAMME, programme, modules)


def _route(
    node: YearNode | PathwayNode | ProgrammeNode,
    kind: ActivityType,
    programme: ProgrammeNode,
    modules: tuple[ModuleNode, ...],
) -> Route:
    return Route(node.activity_id, node.uuid, node.title, kind, programme, modules)
