"""Somebody with a place on a programme, her manager, and a step of it that asks for safeguarding training."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from courses.models import ModulePage
from courses.queries.outline import current_outline
from courses.rules.outline import StepNode
from people.models import Person
from people.vocabulary import ResponsibilityKind
from portfolio.actions.external_training import record_training
from portfolio.models import ExternalTraining, TrainingRecordPage
from tests.courses.world import a_learner, the_programme
from tests.people.factories import a_person, a_responsibility

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
DAY = NOW.date()
CODE = "safeguarding-adults-2"


@dataclass(frozen=True)
class Scene:
    nia: Person
    manager: Person
    page: TrainingRecordPage

    @property
    def step(self) -> StepNode:
        found = current_outline().by_page(self.page.pk)
        assert isinstance(found, StepNode)
        return found


def a_manager(of: Person, name: str = "Mel Hart") -> Person:
    manager = a_person(name)
    a_responsibility(manager, ResponsibilityKind.LINE_MANAGER, subject=of, started_on=date(2020, 1, 1))
    return manager


def a_scene() -> Scene:
    nia = a_learner(the_programme())
    page = TrainingRecordPage(
        title="Your safeguarding", slug="safe", code="o1-safe", minutes=5, training=CODE
    )
    ModulePage.objects.get(slug="o1").add_child(instance=page)
    page.save_revision().publish()
    return Scene(nia, a_manager(nia), page)


def a_record(person: Person, **more: Any) -> ExternalTraining:
    given: dict[str, Any] = {
        "person": person,
        "by": person,
        "at": NOW,
        "code": CODE,
        "title": "Safeguarding adults, level 2",
        "provider": "Leeds Council",
        "done_on": date(2026, 3, 2),
        "expires_on": date(2029, 3, 1),
        "minutes": 210,
    }
    return record_training(**given | more)
