"""Cohorts for tests, begun as the programme team begins them."""

from __future__ import annotations

from collections.abc import Collection
from datetime import UTC, date, datetime
from decimal import Decimal

from courses.models import Activity
from peer_learning.actions.cohort import begin_cohort
from peer_learning.models import Cohort
from people.models import Person
from tests.courses.world import a_person

AT = datetime(2026, 9, 1, 9, 0, tzinfo=UTC)
TODAY = date(2026, 9, 1)


def a_programme() -> Activity:
    programme, _ = Activity.objects.get_or_create(
        curriculum="prog", code="prog", defaults={"kind": "programme", "title": "The programme"}
    )
    return programme


def a_cohort(
    *members: Person,
    name: str = "September starters",
    starts_on: date = TODAY,
    pace: str = "1",
    facilitator: Person | None = None,
    deputy: Person | None = None,
    at: datetime = AT,
) -> Cohort:
    return begin_cohort(
        name=name,
        programme=a_programme(),
        starts_on=starts_on,
        modules_per_month=Decimal(pace),
        facilitator=facilitator or a_person("Gwen Aspinall"),
        deputy=deputy,
        members=members,
        by=None,
        at=at,
    )


def people(count: int) -> Collection[Person]:
    return [a_person(f"Member {number:03}") for number in range(count)]
