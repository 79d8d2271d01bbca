"""What the published curriculum asks beyond what somebody who has begun knows of; one query each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import reduce
from operator import or_
from uuid import UUID

from django.db.models import Exists, OuterRef, Q

from courses.models import Enrolment, ModuleProgress, RouteProgress
from courses.queries.outline import current_outline
from courses.queries.record import records_of
from courses.rules.outline import ModuleNode, Outline, YearNode
from courses.vocabulary import EnrolmentStatus
from people.models import Person


@dataclass(frozen=True)
class Added:
    """What is new to one person in one module or year."""

    person: Person
    uuid: UUID
    title: str
    url: str
    ids: tuple[int, ...]
    titles: tuple[str, ...]


def steps_added() -> Iterator[Added]:
    """Yield the steps put into modules that people have begun and not completed."""
    outline = current_outline()
    modules = {module.activity_id: module for module in _modules(outline) if module.steps}
    asked = {key: [step.activity_id for step in module.steps] for key, module in modules.items()}
    unknown = _any(Q(activity=key) & ~Q(known_steps__contains=ids) for key, ids in asked.items())
    rows = ModuleProgress.objects.under_way().filter(unknown, _studies()).select_related("person")
    for row in rows.order_by("pk"):
        module = modules[row.activity_id]
        seen = {*row.known_steps, *row.done_steps}
        new = [step for step in module.steps if step.activity_id not in seen]
        if new and module.url:
            titles = tuple(step.title for step in new)
            yield Added(
                row.person, module.uuid, module.title, module.url, tuple(s.activity_id for s in new), titles
            )


def modules_added() -> Iterator[Added]:
    """Yield the published modules put into years that people have begun and not completed."""
    years = _years(current_outline())
    asked = {key: [module.activity_id for module in _published(year)] for key, year in years.items()}
    unknown = _any(Q(activity=key) & ~Q(known_modules__contains=ids) for key, ids in asked.items() if ids)
    rows = RouteProgress.objects.filter(unknown, _studies(), completed_at__isnull=True).select_related(
        "person"
    )
    done = _done(row.person_id for row in rows)
    for row in rows.order_by("pk"):
        year = years[row.activity_id]
        seen = {*row.known_modules, *done.get(row.person_id, ())}
        new = [module for module in _published(year) if module.activity_id not in seen]
        if new:
            titles = tuple(module.title for module in new)
            yield Added(
                row.person, year.uuid, year.title, year.url, tuple(m.activity_id for m in new), titles
            )


def _any(conditions: Iterable[Q]) -> Q:
    """Return a condition that holds where any of these does; where there are none, it never holds."""
    return reduce(or_, conditions, Q(pk__in=()))


def _studies() -> Exists:
    """The person is active on some programme, and may sign in."""
    return Exists(
        Enrolment.objects.filter(
            learner=OuterRef("person"), learner__is_active=True, status=EnrolmentStatus.ACTIVE
        )
    )


def _modules(outline: Outline) -> Iterator[ModuleNode]:
    yield from (node for node in outline.nodes() if isinstance(node, ModuleNode) and node.is_published)


def _years(outline: Outline) -> dict[int, YearNode]:
    return {node.activity_id: node for node in outline.nodes() if isinstance(node, YearNode)}


def _published(year: YearNode) -> list[ModuleNode]:
    return [module for module in year.modules if module.is_published and not module.is_pathway_slot]


def _done(person_ids: Iterable[int]) -> dict[int, set[int]]:
    """Return the modules that each person has completed or been recognised for."""
    done: dict[int, set[int]] = {}
    for person_id, record in records_of(list(set(person_ids))).items():
        done[person_id] = {*record.completed, *record.recognised}
    return done
