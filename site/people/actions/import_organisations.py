"""Importing organisations and who belongs to whom."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db import transaction

from people.actions import audit
from people.actions.locks import hold_imports
from people.actions.progress import Progress, silent
from people.models import Organisation, OrganisationLink, Person
from people.rules.organisation_row import (
    COLUMNS,
    SINCE_EVER,
    OrganisationRow,
    by_code,
    ods_problems,
    parent_problems,
    problems_within,
    read_organisation,
)
from people.rules.report import ImportReport
from people.rules.rows import Reading, in_order, read_rows
from people.rules.succession import Span, Stretch, succession_after
from people.rules.table import Problem
from people.vocabulary import ImportKind

_FIELDS = ("ods_code", "name", "kind", "started_on", "ended_on")


@dataclass
class _Plan:
    """What a file would change; parents go by code, because some are still to be made."""

    made: list[Organisation] = field(default_factory=list)
    changed: list[Organisation] = field(default_factory=list)
    parents: dict[str, tuple[Stretch[str], ...]] = field(default_factory=dict)
    touched: set[str] = field(default_factory=set)
    notes: list[str] = field(default_factory=list)


@transaction.atomic
def import_organisations(
    content: bytes,
    *,
    file_name: str,
    by: Person | None,
    at: datetime,
    today: date,
    is_dry_run: bool = False,
    progress: Progress = silent,
) -> ImportReport:
    """Bring the organisations on record to what a file says; a refused file changes nothing."""
    hold_imports()
    report = ImportReport(ImportKind.ORGANISATIONS, file_name, is_dry_run)
    rows, table = read_rows(content, COLUMNS, read_organisation)
    report.rows = len(table.rows)
    report.notes = table.notes
    known = {each.code.upper(): each for each in Organisation.objects.all()}
    before = _parents_on_record()
    grouped = by_code(rows)
    report.problems = in_order(table.problems, _problems(grouped, {*known, *_codes(table)}, known, before))
    if report.is_refused:
        return report
    plan = _plan(grouped, known, before, today)
    report.counts = {
        "made": len(plan.made),
        "changed": len(plan.touched),
        "unchanged": len(grouped) - len(plan.made) - len(plan.touched),
    }
    report.notes += tuple(plan.notes)
    if not is_dry_run:
        _apply(plan, known, report, by, at)
    progress(report.rows, report.rows)
    return report


def _parents_on_record() -> dict[str, tuple[Stretch[str], ...]]:
    parents: dict[str, tuple[Stretch[str], ...]] = {}
    links = OrganisationLink.objects.order_by("child_id", "started_on")
    for child, parent, start, end in links.values_list(
        "child__code", "parent__code", "started_on", "ended_on"
    ):
        parents[child.upper()] = (*parents.get(child.upper(), ()), Stretch(parent.upper(), start, end))
    return parents


def _problems(
    rows: Mapping[str, Sequence[OrganisationRow]],
    codes: Collection[str],
    known: Mapping[str, Organisation],
    before: Mapping[str, Sequence[Stretch[str]]],
) -> list[Problem]:
    present = {key: links[-1].thing for key, links in before.items() if links[-1].ended_on is None}
    ods = {each.ods_code.upper(): key for key, each in known.items() if each.ods_code}
    return [*problems_within(rows), *parent_problems(rows, codes, present), *ods_problems(rows, ods)]


def _codes(table: Reading) -> set[str]:
    """Return every code that the file names, so that one bad row is not blamed on its children."""
    return {raw.values["code"].upper() for raw in table.rows}


def _plan(
    rows: Mapping[str, Sequence[OrganisationRow]],
    known: Mapping[str, Organisation],
    before: Mapping[str, tuple[Stretch[str], ...]],
    today: date,
) -> _Plan:
    plan = _Plan()
    for key, same in rows.items():
        organisation = known.get(key)
        was_ended_on = organisation.ended_on if organisation else None
        if organisation is None:
            plan.made.append(_filled(Organisation(code=same[0].code), same))
        elif _is_changed(organisation, same):
            plan.changed.append(_filled(organisation, same))
            plan.touched.add(key)
        parents = _parents(same, before.get(key, ()), was_ended_on, today)
        if parents != before.get(key, ()):
            plan.parents[key] = parents
            if organisation is not None:
                plan.touched.add(key)
                plan.notes += _moves(same[0], before.get(key, ()), parents, today)
    return plan


def _values(same: Sequence[OrganisationRow]) -> dict[str, object]:
    first, latest = same[0], same[-1]
    values = (latest.ods_code, latest.name, latest.kind, first.started_on, latest.ended_on)
    return dict(zip(_FIELDS, values, strict=True))


def _is_changed(organisation: Organisation, same: Sequence[OrganisationRow]) -> bool:
    return any(getattr(organisation, name) != value for name, value in _values(same).items())


def _filled(organisation: Organisation, same: Sequence[OrganisationRow]) -> Organisation:
    for name, value in _values(same).items():
        setattr(organisation, name, value)
    return organisation


def _parents(
    same: Sequence[OrganisationRow],
    before: tuple[Stretch[str], ...],
    was_ended_on: date | None,
    today: date,
) -> tuple[Stretch[str], ...]:
    if len(same) > 1:
        return tuple(
            Stretch(row.parent_key, row.period.start, row.ended_on) for row in same if row.parent_key
        )
    (row,) = same
    start = row.started_on or (before[0].started_on if before else SINCE_EVER)
    span = Span(start, row.ended_on, was_ended_on)
    return succession_after(before, row.parent_key or None, span, today)


def _moves(
    row: OrganisationRow, before: Sequence[Stretch[str]], after: Sequence[Stretch[str]], today: date
) -> list[str]:
    if before and after and len(after) > len(before) and after[-1].started_on == today:
        return [f"line {row.line}: {row.code} moves from {before[-1].thing} to {after[-1].thing} today."]
    return []


def _apply(
    plan: _Plan,
    known: dict[str, Organisation],
    report: ImportReport,
    by: Person | None,
    at: datetime,
) -> None:
    Organisation.objects.bulk_create(plan.made, batch_size=1000)
    Organisation.objects.bulk_update(plan.changed, _FIELDS, batch_size=500)
    ids = {
        **{key: each.pk for key, each in known.items()},
        **{each.code.upper(): each.pk for each in plan.made},
    }
    OrganisationLink.objects.filter(child_id__in=[ids[key] for key in plan.parents]).delete()
    OrganisationLink.objects.bulk_create(
        [
            OrganisationLink(
                child_id=ids[key],
                parent_id=ids[link.thing],
                started_on=link.started_on,
                ended_on=link.ended_on,
            )
            for key, links in plan.parents.items()
            for link in links
        ],
        batch_size=1000,
    )
    if plan.made or plan.touched:
        audit.write(
            at=at, by=by, action="imported organisations", subject="people.Organisation", detail=report.counts
        )
