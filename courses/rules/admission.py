"""Whether somebody may study a module, asked of the whole Outline and the whole of what is known of them."""

from __future__ import annotations

from collections.abc import Sequence

from courses.rules.gate import Doors, Place, enrolment_refusals, may_start_module
from courses.rules.outline import ModuleNode, Outline, ProgrammeNode
from courses.rules.record import Record
from courses.rules.route import year_modules, years_before
from courses.vocabulary import OPEN_ENROLMENT_STATUSES
from foundations.verdict import Verdict

YearLeft = tuple[Place, Sequence[Place]]


def admission(
    *, outline: Outline, module: ModuleNode, record: Record, is_signed_in: bool, doors: Doors
) -> Verdict:
    """Return whether somebody may study a module, with every reason why not."""
    programmes = outline.programmes_of(module)
    held = [record.enrolment_in(programme.activity_id) for programme in programmes]
    statuses = [place.status for place in held if place is not None]
    begun = record.modules.get(module.activity_id)
    return may_start_module(
        is_published=module.is_published,
        has_started=begun is not None or record.is_done(module.activity_id),
        enrolment=enrolment_refusals(is_signed_in=is_signed_in, statuses=statuses, doors=doors),
        unmet=unmet_requirements(outline, module, record),
        years_left=years_left(programmes, module, record),
    )


def unmet_requirements(outline: Outline, module: ModuleNode, record: Record) -> list[Place]:
    """Return the modules that come first and are left to do; one that no longer exists asks for nothing.

    One that is handed in lets its person go on while somebody marks it.
    """
    required = [outline.module(code) for code in module.requires]
    return [
        Place(node.title, node.url or "")
        for node in required
        if node is not None and not record.is_settled(node.activity_id)
    ]


def years_left(programmes: Sequence[ProgrammeNode], module: ModuleNode, record: Record) -> list[YearLeft]:
    """Return the earlier years that are not finished, in the programme where least is left.

    Only written modules hold somebody back. Somebody in no programme sees what the first one asks.
    """
    own = [programme for programme in programmes if _studies(programme, record)]
    return min(
        (_left_in(programme, module, record) for programme in own or programmes[:1]),
        key=lambda years: sum(len(places) for _, places in years),
        default=[],
    )


def _studies(programme: ProgrammeNode, record: Record) -> bool:
    place = record.enrolment_in(programme.activity_id)
    return place is not None and place.status in OPEN_ENROLMENT_STATUSES


def _left_in(programme: ProgrammeNode, module: ModuleNode, record: Record) -> list[YearLeft]:
    left: list[YearLeft] = []
    for year in years_before(programme, module):
        if record.has_completed_route(year.activity_id):
            continue
        places = [
            Place(node.title, node.url or "")
            for node in year_modules(programme, year, record.pathways)
            if node.is_published and not record.is_settled(node.activity_id)
        ]
        if places:
            left.append((Place(year.title, year.url), places))
    return left
