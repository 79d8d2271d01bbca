"""What learners do again and again in journeys: go to a step, and answer a quiz rightly from what its questions say."""

from __future__ import annotations

import re
from collections.abc import Callable
from uuid import UUID

from playwright.sync_api import Page

from assessments.models import AttemptQuestion
from assessments.rules.asking import Asking
from assessments.rules.question_type import QUESTION_KINDS
from courses.models import Activity
from courses.queries.outline import current_outline
from courses.rules.outline import ModuleNode
from people.models import Person
from tests.journeys.conftest import go_by

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


def study_up_to_the_quiz(page: Page, look: Callable[[Page], None] = lambda page: None) -> None:
    """From an open step: do each lesson, and begin the quiz that comes after them."""
    while "/quiz/" not in page.url:
        look(page)
        begin = page.get_by_role("button", name="Begin")
        go_by(begin if begin.count() else page.get_by_role("button", name="Mark as done"))


def answer_all_rightly(page: Page, look: Callable[[Page], None] = lambda page: None) -> None:
    """Answer every question rightly, up to the last look before handing in."""
    while page.get_by_role("button", name="Hand in").count() == 0:
        look(page)
        answer_rightly(page)
        go_by(page.locator("button.lw-button--go"))


def hand_in(page: Page) -> None:
    go_by(page.get_by_role("button", name="Hand in"))


def find_a_choice_of_one(page: Page) -> None:
    """Go from question to question of the quiz that was begun until one asks for one of several choices."""
    for number in range(1, page.locator("nav a[href*='/quiz/attempts/']").count() + 1):
        page.goto(re.sub(r"/\d+/$", f"/{number}/", page.url))
        if page.locator("input[name=answer][type=radio]").count() > 2:
            return
    raise AssertionError("No question of the quiz asks for one choice.")


def asked_on(page: Page) -> AttemptQuestion:
    """Return the question on the screen."""
    uuid, position = re.search(r"/quiz/attempts/([^/]+)/(\d+)/", page.url).groups()  # type: ignore[union-attr]
    return AttemptQuestion.objects.select_related("version").get(
        attempt__uuid=UUID(uuid), position=int(position)
    )


def best_answer(row: AttemptQuestion) -> Asking:
    kind, version = QUESTION_KINDS[row.version.type], row.version
    return kind.ask(version.stem, version.content, kind.best(version.content), row.option_order)


def fill_in(page: Page, asking: Asking) -> None:
    for choice in asking.choices:
        if choice.is_chosen:
            page.locator(f"label[for={asking.name}-{choice.value}]").click()
    for field in asking.fields:
        chosen = next((choice for choice in field.choices if choice.is_chosen), None)
        if chosen is None:
            page.locator(f"#{field.name}").fill(field.value)
        elif page.locator(f"select#{field.name}").count():
            page.locator(f"select#{field.name}").select_option(label=chosen.text)
        else:
            page.locator(f"label[for={field.name}-{chosen.value}]").click()
    for linked in asking.linked:
        fill_in(page, linked)


def answer_rightly(page: Page) -> None:
    """Answer the question on the screen as well as can be, whatever its type."""
    fill_in(page, best_answer(asked_on(page)))


def answer_rightly_by_keyboard(page: Page) -> None:
    """Answer the question on the screen as well as can be, without a mouse."""
    _press_in(page, best_answer(asked_on(page)))


def _press_in(page: Page, asking: Asking) -> None:
    for choice in asking.choices:
        if choice.is_chosen:
            _press_space(page, f"{asking.name}-{choice.value}")
    for field in asking.fields:
        chosen = next((choice for choice in field.choices if choice.is_chosen), None)
        if chosen is not None and not page.locator(f"select#{field.name}").count():
            _press_space(page, f"{field.name}-{chosen.value}")
        else:
            page.locator(f"#{field.name}").focus()
            page.keyboard.type(field.value if chosen is None else chosen.text)
    for linked in asking.linked:
        _press_in(page, linked)


def _press_space(page: Page, name: str) -> None:
    page.locator(f"#{name}").focus()
    if not page.locator(f"#{name}").is_checked():
        page.keyboard.press("Space")
