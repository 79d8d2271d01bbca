"""Importing people and what they answer for."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from people.actions import audit
from people.actions.locks import hold_imports
from people.actions.new_people import change_people, make_people
from people.actions.progress import Progress, silent
from people.actions.roles import sync_roles
from people.models import Person, Responsibility
from people.queries.import_people import known_people_for
from people.rules.person_plan import PersonPlan, PlannedResponsibility, plan_people, scopes_of
from people.rules.person_row import COLUMNS, read_person
from people.rules.report import ImportReport
from people.rules.rows import in_order, read_rows
from people.vocabulary import ImportKind, ScopeKind


@transaction.atomic
def import_people(
    content: bytes,
    *,
    file_name: str,
    by: Person | None,
    at: datetime,
    today: date,
    is_dry_run: bool = False,
    progress: Progress = silent,
) -> ImportReport:
    """Bring people and their responsibilities to what a file says; a refused file changes nothing."""
    hold_imports()
    report = ImportReport(ImportKind.PEOPLE, file_name, is_dry_run)
    rows, table = read_rows(content, COLUMNS, read_person)
    report.rows, report.notes = len(table.rows), table.notes
    known = known_people_for(rows)
    addresses = {raw.values["email"].lower(): raw.line for raw in table.rows}
    scopes, problems = scopes_of(rows, known, addresses)
    report.problems = in_order(table.problems, problems)
    if report.is_refused:
        return report
    plan = plan_people(rows, scopes, known, today)
    report.waiting, report.notes = tuple(plan.waiting), (*report.notes, *plan.notes)
    report.counts = _counts(plan)
    if not is_dry_run:
        _apply(plan, by, at, today)
    progress(report.rows, report.rows)
    return report


def _counts(plan: PersonPlan) -> dict[str, int]:
    made = sum(each.before is None for each in plan.responsibilities)
    changed = sum(each.is_changed for each in plan.responsibilities)
    return {
        "people_made": len(plan.made),
        "people_changed": len(plan.changed),
        "people_unchanged": plan.people_seen - len(plan.made) - len(plan.changed),
        "made": made,
        "changed": changed,
        "unchanged": len(plan.responsibilities) - made - changed,
    }


def _apply(plan: PersonPlan, by: Person | None, at: datetime, today: date) -> None:
    ids, _ = make_people(plan.made, by=by, at=at)
    change_people(plan.changed, by=by, at=at)
    changed = [each for each in plan.responsibilities if each.is_changed]
    rows = Responsibility.objects.in_bulk([each.before.id for each in changed if each.before])
    for each in changed:
        if each.before:
            rows[each.before.id].ended_on = each.ended_on
    Responsibility.objects.bulk_update(rows.values(), ["ended_on"], batch_size=500)
    made = [_row(each, ids) for each in plan.responsibilities if each.before is None]
    Responsibility.objects.bulk_create(made, batch_size=2000)
    audit.write_many(
        audit.entry(
            at=at,
            by=by,
            action=action,
            subject=row,
            person_id=row.person_id,
            detail={"kind": row.kind, "started_on": row.started_on, "ended_on": row.ended_on},
        )
        for action, written in (
            ("responsibility given", made),
            ("responsibility changed", list(rows.values())),
        )
        for row in written
    )
    sync_roles({row.person_id for row in [*made, *rows.values()]}, on=today)


def _row(planned: PlannedResponsibility, ids: dict[str, int]) -> Responsibility:
    scope_id = ids[planned.scope.id] if isinstance(planned.scope.id, str) else planned.scope.id
    return Responsibility(
        person_id=ids[planned.person] if isinstance(planned.person, str) else planned.person,
        kind=planned.kind,
        started_on=planned.started_on,
        ended_on=planned.ended_on,
        organisation_id=scope_id if planned.scope.kind == ScopeKind.ORGANISATION else None,
        group_id=scope_id if planned.scope.kind == ScopeKind.GROUP else None,
        subject_id=scope_id if planned.scope.kind == ScopeKind.PERSON else None,
    )
