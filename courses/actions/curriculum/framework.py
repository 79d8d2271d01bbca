"""Frameworks between their documents and the tables of ``competencies``."""

from __future__ import annotations

from django.db import transaction

from competencies.actions.framework import drop_competencies, publish_framework
from competencies.models import (
    Competency,
    Domain,
    ExpectedCount,
    ExpectedLevel,
    ExpectedProfile,
    Framework,
    Level,
    LevelDescriptor,
)
from courses.rules.curriculum.framework import CompetencyText, DomainText, FrameworkDocument, LevelText


def competency_ids(curriculum: str) -> dict[str, int]:
    """Return the competencies that a curriculum may name: its own, or all where it brings none."""
    own = Competency.objects.current().filter(domain__framework__curriculum=curriculum)
    rows = own if own.exists() else Competency.objects.current()
    return dict(rows.order_by("-pk").values_list("code", "pk"))


@transaction.atomic
def store_framework(curriculum: str, document: FrameworkDocument) -> Framework:
    """Make a framework say what its document says, and publish that. Domains and competencies keep their rows by code."""
    framework, _ = Framework.objects.update_or_create(
        curriculum=curriculum,
        code=document.code,
        defaults={"title": document.title, "introduction": document.introduction},
    )
    _store_levels(framework, document)
    _store_profile(framework, document)
    kept: list[int] = []
    for position, text in enumerate(document.domains):
        domain, _ = Domain.objects.update_or_create(
            framework=framework,
            letter=text.letter,
            defaults={"name": text.name, "description": text.description, "position": position},
        )
        kept += [_store_competency(domain, entry, place).pk for place, entry in enumerate(text.competencies)]
    drop_competencies(framework=framework, keep=kept, letters=[text.letter for text in document.domains])
    publish_framework(framework=framework)
    return framework


def _store_levels(framework: Framework, document: FrameworkDocument) -> None:
    framework.levels.all().delete()
    Level.objects.bulk_create(
        Level(framework=framework, number=level.number, name=level.name, description=level.text)
        for level in document.levels
    )


def _store_profile(framework: Framework, document: FrameworkDocument) -> None:
    framework.profiles.all().delete()
    ExpectedProfile.objects.bulk_create(
        ExpectedProfile(framework=framework, year=year, description=text, position=position)
        for position, (year, text) in enumerate(document.profile)
    )
    framework.expected_counts.all().delete()
    ExpectedCount.objects.bulk_create(
        ExpectedCount(framework=framework, year=year, count=count, level=level, position=position)
        for position, (year, count, level) in enumerate(document.counts)
    )


def _store_competency(domain: Domain, entry: CompetencyText, position: int) -> Competency:
    competency, _ = Competency.objects.update_or_create(
        domain=domain,
        code=entry.code,
        defaults={"name": entry.name, "description": entry.description, "position": position},
    )
    competency.descriptors.all().delete()
    LevelDescriptor.objects.bulk_create(
        LevelDescriptor(competency=competency, level=level.number, name=level.name, description=level.text)
        for level in entry.levels
    )
    competency.expected_levels.all().delete()
    ExpectedLevel.objects.bulk_create(
        ExpectedLevel(competency=competency, year=year, level=level) for year, level in entry.expected
    )
    return competency


def framework_document(framework: Framework) -> FrameworkDocument:
    """Return what a framework's tables say."""
    years = list(framework.profiles.order_by("position").values_list("year", flat=True))
    domains = framework.domains.order_by("position", "pk").prefetch_related(
        "competencies__descriptors", "competencies__expected_levels"
    )
    return FrameworkDocument(
        code=framework.code,
        title=framework.title,
        introduction=framework.introduction,
        levels=[
            LevelText(row.number, row.name, row.description) for row in framework.levels.order_by("number")
        ],
        profile=[(row.year, row.description) for row in framework.profiles.order_by("position")],
        counts=[(row.year, row.count, row.level) for row in framework.expected_counts.order_by("position")],
        domains=[_domain_text(domain, years) for domain in domains if not _is_retired(domain)],
    )


def _is_retired(domain: Domain) -> bool:
    """Return whether a domain only holds what the framework no longer has."""
    held = domain.competencies.all()
    return bool(held) and all(row.is_retired for row in held)


def _domain_text(domain: Domain, years: list[str]) -> DomainText:
    competencies = sorted(
        (row for row in domain.competencies.all() if not row.is_retired),
        key=lambda row: (row.position, row.pk),
    )
    return DomainText(
        domain.letter,
        domain.name,
        domain.description,
        [_competency_text(competency, years) for competency in competencies],
    )


def _competency_text(competency: Competency, years: list[str]) -> CompetencyText:
    order = {year: number for number, year in enumerate(years)}
    expected = sorted(
        competency.expected_levels.all(), key=lambda row: (order.get(row.year, len(order)), row.pk)
    )
    levels = sorted(competency.descriptors.all(), key=lambda row: row.level)
    return CompetencyText(
        competency.code,
        competency.name,
        competency.description,
        [(row.year, row.level) for row in expected],
        [LevelText(row.level, row.name, row.description) for row in levels],
    )
