"""The framework against which people rate themselves, and the working copy behind it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from competencies.models import Competency, Framework, FrameworkVersion
from competencies.rules.published import (
    CompetencyNode,
    DomainNode,
    LevelNode,
    MappingNode,
    PublishedFramework,
    YearNode,
    from_document,
)


@dataclass(frozen=True, slots=True)
class CurrentFramework:
    """The newest version of the framework in use."""

    framework_id: int
    version_id: int
    number: int
    tree: PublishedFramework


@lru_cache(maxsize=8)
def tree_of(version_id: int, published_at: datetime) -> PublishedFramework:
    """Return a version as a tree. A version never changes, so it is read once; its moment tells two databases apart."""
    return from_document(FrameworkVersion.objects.get(pk=version_id).document)


def current_framework() -> CurrentFramework | None:
    """Return what people rate themselves against: the newest version of the first framework; one query."""
    newest = FrameworkVersion.objects.order_by("framework_id", "-number")
    version = newest.values_list("framework_id", "pk", "number", "published_at").first()
    if version is None:
        return None
    framework_id, pk, number, published_at = version
    return CurrentFramework(framework_id, pk, number, tree_of(pk, published_at))


def working_copy(framework: Framework) -> PublishedFramework:
    """Return what a framework's tables say now, published or not."""
    counts: dict[str, list[tuple[int, int]]] = {}
    for row in framework.expected_counts.order_by("position", "pk"):
        counts.setdefault(row.year, []).append((row.count, row.level))
    domains = framework.domains.order_by("position", "pk").prefetch_related(
        "competencies__descriptors", "competencies__expected_levels", "competencies__mappings"
    )
    return PublishedFramework(
        title=framework.title,
        introduction=framework.introduction,
        levels=tuple(
            LevelNode(row.number, row.name, row.description) for row in framework.levels.order_by("number")
        ),
        years=tuple(
            YearNode(row.year, row.description, tuple(counts.get(row.year, ())))
            for row in framework.profiles.order_by("position", "pk")
        ),
        domains=tuple(
            DomainNode(
                domain.letter, domain.name, domain.description, _competencies(list(domain.competencies.all()))
            )
            for domain in domains
            if not _is_retired(list(domain.competencies.all()))
        ),
    )


def _is_retired(rows: list[Competency]) -> bool:
    """Return whether a domain only holds what the framework no longer has."""
    return bool(rows) and all(row.is_retired for row in rows)


def _competencies(rows: list[Competency]) -> tuple[CompetencyNode, ...]:
    current = sorted((row for row in rows if not row.is_retired), key=lambda row: (row.position, row.pk))
    return tuple(
        CompetencyNode(
            id=row.pk,
            code=row.code,
            name=row.name,
            description=row.description,
            review_months=row.review_months,
            levels=tuple(
                LevelNode(said.level, said.name, said.description)
                for said in sorted(row.descriptors.all(), key=lambda said: said.level)
            ),
            expected={expected.year: expected.level for expected in row.expected_levels.all()},
            mappings=tuple(
                MappingNode(said.framework, said.reference, said.note)
                for said in sorted(row.mappings.all(), key=lambda said: (said.framework, said.reference))
            ),
        )
        for row in current
    )


def framework_to_change(code: str | None) -> Framework | None:
    """Return the framework that has a code, or without one the framework in use; the oldest where several do."""
    if code is not None:
        return Framework.objects.filter(code=code).order_by("pk").first()
    return Framework.objects.filter(versions__isnull=False).order_by("pk").first()
