"""A small world for the portfolio: people, a curriculum of one module in one year, and its completion."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from courses.rules.outline import ModuleNode, Outline, ProgrammeNode, YearNode
from learning_records.actions.pump import pump
from learning_records.actions.statement import record
from learning_records.models import Statement
from learning_records.rules.statement import ActivityRef, Context
from learning_records.vocabulary import ActivityType, Verb
from people.models import Person
from portfolio.models import Certificate, CPDEntry

MORNING = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
LISTENING = UUID(int=101)
YEAR_1 = UUID(int=102)

_PAGE: dict[str, Any] = {"page_class": "", "is_restricted": False, "page_id": 1, "summary": "", "url": "/"}
_MODULE = ModuleNode(
    activity_id=1,
    uuid=LISTENING,
    code="Y1-01",
    curriculum="three-year",
    title="Listening",
    minutes=250,
    competencies=(("A1", 2), ("B1", 1)),
)
_YEAR = YearNode(
    activity_id=2,
    uuid=YEAR_1,
    code="year-1",
    title="Year 1",
    slug="year-1",
    hours=62,
    tracks=(),
    modules=(_MODULE,),
    **_PAGE,
)
CURRICULUM = Outline(
    version=1,
    programmes=(
        ProgrammeNode(
            activity_id=3,
            uuid=UUID(int=103),
            code="three-year",
            curriculum="three-year",
            title="The three years",
            slug="three-year",
            audience="",
            years=(_YEAR,),
            pathways=(),
            modules=(),
            **_PAGE,
        ),
    ),
)


def a_person(name: str = "Ada Owusu") -> Person:
    person: Person = Person.objects.create_user(f"{name.lower().replace(' ', '.')}@example.org", name=name)
    person.refresh_from_db()
    return person


def complete(
    person: Person,
    activity: UUID = LISTENING,
    kind: ActivityType = ActivityType.MODULE,
    *,
    at: datetime = MORNING,
    title: str = "Listening",
) -> Statement:
    """Record that somebody completed something; nothing is handed out yet."""
    with transaction.atomic():
        return record(
            actor=person.actor,
            verb=Verb.COMPLETED,
            activity=ActivityRef(activity, kind, title),
            at=at,
            context=Context(content_hash="abc"),
        )


def a_certificate(person: Person) -> Certificate:
    complete(person)
    pump()
    return Certificate.objects.get(recipient=person)


def an_entry(person: Person, title: str = "A talk on housing", **fields: Any) -> CPDEntry:
    given = {"done_on": date(2026, 11, 20), "minutes": 90, "kind": "webinar", "status": "logged", **fields}
    entry = CPDEntry.objects.create(person=person, title=title, **given)
    entry.refresh_from_db()
    return entry
