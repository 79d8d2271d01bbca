"""Bringing the working copy of a framework to what a file says."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any, Final

from django.db import transaction

from competencies.models import (
    Competency,
    Domain,
    ExpectedLevel,
    Framework,
    Level,
    LevelDescriptor,
    OutsideMapping,
)
from competencies.rules.framework_row import COLUMNS, FrameworkRow, problems_between, read_row
from people.actions import audit
from people.models import Person
from people.rules.report import ImportReport
from people.rules.rows import in_order, read_rows

KIND: Final = "framework"
LEVEL_NAMES: Final = ("Not yet rated", "Developing", "Competent", "Proficient", "Expert")


@transaction.atomic
def import_framework(
    content: bytes,
    *,
    file_name: str,
    framework: Framework,
    by: Person | None,
    at: datetime,
    is_dry_run: bool = False,
) -> ImportReport:
    """Bring a framework's working copy to what a file says; a refused file changes nothing.

    A framework that is not stored yet is made with the usual levels. A dry run does it all and takes it back.
    """
    report = ImportReport(KIND, file_name, is_dry_run)
    rows, table = read_rows(content, COLUMNS, read_row)
    report.rows, report.notes = len(table.rows), table.notes
    report.problems = in_order(table.problems, problems_between(rows, _years(framework)))
    if report.is_refused:
        return report
    with transaction.atomic():
        kept = _kept(framework)
        outcomes = [_store(kept, row, position) for position, row in enumerate(rows)]
        report.counts = {name: outcomes.count(name) for name in ("made", "changed", "unchanged")}
        if report.counts["made"] or report.counts["changed"]:
            subject = f"competencies.Framework {kept.pk}"
            audit.write(at=at, by=by, action="imported competencies", subject=subject, detail=report.counts)
        transaction.set_rollback(is_dry_run)
    return report


def _years(framework: Framework) -> list[str]:
    if framework.pk is None:
        return []
    return list(framework.profiles.order_by("position", "pk").values_list("year", flat=True))


def _kept(framework: Framework) -> Framework:
    if framework.pk is not None:
        return Framework.objects.select_for_update().get(pk=framework.pk)
    made = Framework.objects.create(
        curriculum=framework.curriculum, code=framework.code, title=framework.title
    )
    Level.objects.bulk_create(
        Level(framework=made, number=number, name=name) for number, name in enumerate(LEVEL_NAMES)
    )
    return made


def _store(framework: Framework, row: FrameworkRow, position: int) -> str:
    """Write one row, and say whether it made something, changed something, or neither."""
    domain, domain_is_changed = _domain(framework, row)
    held = Competency.objects.filter(domain=domain, code=row.code).first()
    competency = held or Competency(domain=domain, code=row.code, position=position)
    values = {
        "name": row.name,
        "description": row.description,
        "review_months": row.review_months,
        "is_retired": False,
    }
    is_changed = _write(competency, values, is_new=held is None)
    is_changed |= any(
        [_levels(framework, competency, row), _expected(competency, row), _mappings(competency, row)]
    )
    if held is None:
        return "made"
    return "changed" if is_changed or domain_is_changed else "unchanged"


def _domain(framework: Framework, row: FrameworkRow) -> tuple[Domain, bool]:
    held = Domain.objects.filter(framework=framework, letter=row.letter).first()
    place = ord(row.letter) - ord("A")
    domain = held or Domain(framework=framework, letter=row.letter, position=place)
    values = {"name": row.domain_name, "description": row.domain_description}
    return domain, _write(domain, values, is_new=held is None)


def _write(row: Any, values: dict[str, Any], *, is_new: bool) -> bool:
    """Set what a file speaks of and save where that changes anything."""
    wanted = {name: value for name, value in values.items() if value is not None}
    changed = [name for name, value in wanted.items() if getattr(row, name) != value]
    for name in changed:
        setattr(row, name, wanted[name])
    if is_new or changed:
        row.save()
    return bool(changed)


def _levels(framework: Framework, competency: Competency, row: FrameworkRow) -> bool:
    names = dict(framework.levels.values_list("number", "name"))
    said = {number: text for number, text in row.levels if text is not None}
    held = {each.level: each for each in LevelDescriptor.objects.filter(competency=competency)}
    changed = [
        number
        for number, text in said.items()
        if text != (held[number].description if number in held else "")
    ]
    for number in changed:
        LevelDescriptor.objects.update_or_create(
            competency=competency,
            level=number,
            defaults={"description": said[number]},
            create_defaults={"description": said[number], "name": names.get(number, "")},
        )
    return bool(changed)


def _expected(competency: Competency, row: FrameworkRow) -> bool:
    if row.expected is None:
        return False
    held = ExpectedLevel.objects.filter(competency=competency)
    if set(held.values_list("year", "level")) == set(row.expected):
        return False
    held.delete()
    ExpectedLevel.objects.bulk_create(
        ExpectedLevel(competency=competency, year=year, level=level) for year, level in row.expected
    )
    return True


def _mappings(competency: Competency, row: FrameworkRow) -> bool:
    """Bring mappings to what the row says; what stays keeps its note."""
    if row.mappings is None:
        return False
    held = {
        (each.framework, each.reference): each
        for each in OutsideMapping.objects.filter(competency=competency)
    }
    gone = [each.pk for key, each in held.items() if key not in row.mappings]
    new: Sequence[tuple[str, str]] = [key for key in row.mappings if key not in held]
    OutsideMapping.objects.filter(pk__in=gone).delete()
    OutsideMapping.objects.bulk_create(_new_mappings(competency, new))
    return bool(gone or new)


def _new_mappings(competency: Competency, keys: Iterable[tuple[str, str]]) -> Iterable[OutsideMapping]:
    return [
        OutsideMapping(competency=competency, framework=framework, reference=reference)
        for framework, reference in keys
    ]
