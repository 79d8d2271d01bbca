"""What learners do again and again in journeys: go to a step, and answer a quiz rightly from what its questions say."""

from __future__ import annotations

import re
from uuid import UUID

from playwright.sync_api import Page

from assessments.models import AttemptQuestion
from assessments.rules.option import options_of
from courses.models import Activity
from courses.queries.outline import current_outline
from courses.rules.outline import ModuleNode
from people.models import Person

PROGRAMME = "link-worker-programme"
MODULE = "y1-02"


def a_demo_person(name: str) -> Person:
    return Person.objects.get(email=f"{name}@demo.linkway.example")


def the_module(code: str = MODULE) -> ModuleNode:
    module = current_outline().module(code)
    assert module is not None
    return module


def steps_left(person: Person, module: ModuleNode) -> list[str]:
    """Return the addresses of the lessons and quizzes of a module that somebody has not done, in order."""
    done = set(
        Activity.objects.filter(
            step_progress__person=person, step_progress__completed_at__isnull=False
        ).values_list("pk", flat=True)
    )
    return [step.url for step in module.steps if step.activity_id not in done]


def right_values(page: Page) -> set[str]:
    """Return the values of the right options of the question on the screen."""
    uuid, position = re.search(r"/quiz/attempts/([^/]+)/(\d+)/", page.url).groups()  # type: ignore[union-attr]
    asked = AttemptQuestion.objects.select_related("version").get(
        attempt__uuid=UUID(uuid), position=int(position)
    )
    options = options_of(asked.version.content)
    return {str(number) for number, option in enumerate(options) if option.is_right}
