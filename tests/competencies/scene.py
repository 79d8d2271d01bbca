"""A small framework in use, and somebody who rates herself in it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from competencies.actions.framework import publish_framework
from competencies.actions.rating import rate
from competencies.models import (
    Competency,
    Domain,
    ExpectedCount,
    ExpectedLevel,
    ExpectedProfile,
    Framework,
    Level,
    LevelDescriptor,
    Rating,
)
from people.models import Person

NOW = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)
LATER = NOW + timedelta(minutes=5)
LEVELS = ("Not yet rated", "Developing", "Competent", "Proficient", "Expert")
EXPECTED = {"year-1": 2, "year-2": 3}


def a_framework(codes: tuple[str, ...] = ("A1", "A2", "B1"), *, title: str = "Our framework") -> Framework:
    """Make a framework of these competencies and publish it; each expects 2 in the first year and 3 in the second."""
    framework = Framework.objects.create(curriculum="tests", code=f"framework-{title}", title=title)
    Level.objects.bulk_create(
        Level(framework=framework, number=number, name=name) for number, name in enumerate(LEVELS)
    )
    for position, year in enumerate(EXPECTED):
        ExpectedProfile.objects.create(
            framework=framework, year=year, position=position, description="Words."
        )
    ExpectedCount.objects.create(framework=framework, year="year-2", count=2, level=3, position=0)
    for position, code in enumerate(codes):
        _competency(framework, code, position)
    publish_framework(framework=framework)
    return framework


def _competency(framework: Framework, code: str, position: int) -> None:
    domain, _ = Domain.objects.get_or_create(
        framework=framework, letter=code[0], defaults={"name": f"Domain {code[0]}", "position": position}
    )
    competency = Competency.objects.create(domain=domain, code=code, name=f"Skill {code}", position=position)
    LevelDescriptor.objects.bulk_create(
        LevelDescriptor(
            competency=competency, level=number, name=name, description=f"I do {code} at {number}."
        )
        for number, name in enumerate(LEVELS)
        if number
    )
    ExpectedLevel.objects.bulk_create(
        ExpectedLevel(competency=competency, year=year, level=level) for year, level in EXPECTED.items()
    )


def the(code: str) -> Competency:
    return Competency.objects.get(code=code)


def a_rating(
    person: Person, code: str = "A1", level: int = 2, *, at: datetime = NOW, **fields: Any
) -> Rating:
    rating, _ = rate(person=person, competency=the(code), level=level, at=at, **{"by": person, **fields})
    return rating
