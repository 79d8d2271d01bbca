"""Where a study stood when it happened: the curriculum's place, and the person's circumstances that day."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from uuid import UUID

from django.utils.timezone import localdate

from courses.rules.outline import ModuleNode, Outline, ProgrammeNode
from courses.rules.record import Record
from courses.rules.route import year_of_pathways
from courses.vocabulary import OPEN_ENROLMENT_STATUSES
from learning_records.rules.statement import Context
from people.queries.circumstances import circumstances_of


def studied_programmes(outline: Outline, module: ModuleNode, record: Record) -> list[ProgrammeNode]:
    """Return the programmes with this module on which the person has an open place."""
    places = {place.programme_id for place in record.enrolments if place.status in OPEN_ENROLMENT_STATUSES}
    return [programme for programme in outline.programmes_of(module) if programme.activity_id in places]


def year_uuid(programme: ProgrammeNode, module: ModuleNode) -> UUID | None:
    """Return the year of a programme in which a module is studied, its pathways' modules included."""
    year = next((year for year in programme.years if module in year.modules), None)
    if year is None and any(module in pathway.modules for pathway in programme.pathways):
        year = year_of_pathways(programme)
    return year.uuid if year else None


def personal_context(person_id: int, at: datetime) -> Context:
    """Return the context that says in which group, with which employer and where somebody was that day."""
    day = localdate(at)
    found = circumstances_of([person_id], day).get(person_id)
    if found is None:
        return Context()
    return Context(group=found.group, employer=found.employer, place=found.place)


def module_context(base: Context, module: ModuleNode, programme: ProgrammeNode | None) -> Context:
    return replace(
        base,
        programme=programme.uuid if programme else None,
        year=year_uuid(programme, module) if programme else None,
        module=module.uuid,
    )
