"""Importing outside training: a file is judged as a whole, and one bad row refuses it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from functools import partial
from typing import Any

from django.db import transaction

from people.actions.locks import hold_imports
from people.actions.progress import Progress, silent
from people.models import Person
from people.queries.import_posts import people_by_address
from people.rules.report import ImportReport
from people.rules.rows import in_order, read_rows
from people.rules.table import Problem, shown
from people.vocabulary import ImportKind
from portfolio.actions.external_training import record_training, vouch_for
from portfolio.models import ExternalTraining
from portfolio.rules.training_row import COLUMNS, TrainingRow, read_training


@transaction.atomic
def import_training(
    content: bytes,
    *,
    file_name: str,
    by: Person | None,
    at: datetime,
    today: date,
    is_dry_run: bool = False,
    progress: Progress = silent,
) -> ImportReport:
    """Bring the outside training on record to what a file says; a refused file changes nothing."""
    hold_imports()
    report = ImportReport(ImportKind.TRAINING, file_name, is_dry_run)
    rows, table = read_rows(content, COLUMNS, partial(read_training, today=today))
    report.rows, report.notes = len(table.rows), table.notes
    people = _people({row.email for row in rows})
    report.problems = in_order(table.problems, _problems(rows, people, by))
    if report.is_refused:
        return report
    counts = {"made": 0, "changed": 0, "unchanged": 0}
    for number, row in enumerate(rows, start=1):
        counts[_bring(row, people[row.email], by=by, at=at, is_dry_run=is_dry_run)] += 1
        progress(number, len(rows))
    report.counts = counts
    return report


def _people(addresses: set[str]) -> dict[str, Person]:
    """Return whose each address is, be it the first or another one; three queries."""
    known = people_by_address(addresses)
    found = Person.objects.in_bulk([person.id for person in known.values()])
    return {address: found[person.id] for address, person in known.items()}


def _problems(rows: Sequence[TrainingRow], people: dict[str, Person], by: Person | None) -> list[Problem]:
    problems: list[Problem] = []
    seen: dict[tuple[Any, ...], int] = {}
    for row in rows:
        person = people.get(row.email)
        if person is None:
            reason = f"Nobody on record has the address {shown(row.email)}."
            problems.append(Problem(row.line, "email", reason))
            continue
        if by is not None and person.pk == by.pk:
            problems.append(Problem(row.line, "email", "Nobody vouches for their own training."))
        first = seen.setdefault((person.pk, row.key), row.line)
        if first != row.line:
            problems.append(Problem(row.line, "", f"This is the same training as on line {first}."))
    return problems


def _bring(row: TrainingRow, person: Person, *, by: Person | None, at: datetime, is_dry_run: bool) -> str:
    held = ExternalTraining.objects.of_person(person).filter(
        code=row.code, level=row.level, done_on=row.done_on, title__iexact=row.title
    )
    found = held.first()
    if found is None:
        if not is_dry_run:
            record_training(
                person=person, title=row.title, provider=row.provider, done_on=row.done_on, by=by, at=at, code=row.code,
                level=row.level, expires_on=row.expires_on, minutes=row.minutes, is_accepted=True,
            )  # fmt: skip
        return "made"
    new: dict[str, Any] = {
        "provider": row.provider,
        "expires_on": row.expires_on,
        "minutes": row.minutes or found.minutes,
    }
    differs = any(getattr(found, name) != value for name, value in new.items())
    if not differs and found.is_accepted:
        return "unchanged"
    if not is_dry_run:
        vouch_for(training=found, by=by, at=at, **new)
    return "changed"
