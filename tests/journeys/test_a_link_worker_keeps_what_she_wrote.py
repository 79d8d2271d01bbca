"""What somebody wrote or chose is kept: without signal, in a closed tab, in two tabs, and after pressing twice."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from assessments.models import Attempt, AttemptQuestion
from courses.models import ReflectionNote
from tests.journeys.conftest import PHONE, check_axe, fits_its_width, go_by, sign_in_as
from tests.journeys.studying import (
    MODULE,
    a_demo_person,
    answer_all_rightly,
    find_a_choice_of_one,
    steps_left,
    the_module,
)

pytestmark = pytest.mark.usefixtures("demo_world")

KEPT = "Not saved yet, kept on this phone"


@pytest.fixture
def lesson(phone: Page) -> str:
    """Sign the learner in, and return the address of a lesson of hers that asks for a reflection."""
    sign_in_as(phone, "learner")
    for step in the_module().steps:
        phone.goto(step.url)
        if phone.locator("[data-autosave-url] textarea").count():
            return step.url
    raise AssertionError("No lesson of the module asks for a reflection.")


def test_a_reflection_is_saved_as_it_is_typed_and_is_there_when_she_returns(phone: Page, lesson: str) -> None:
    write(phone, "Ask first, and listen.")
    says(phone, "Saved privately, only you can see this.")
    check_axe(phone)
    fits_its_width(phone)

    phone.reload()

    expect(box(phone)).to_have_value("Ask first, and listen.")
    assert notes() == ["Ask first, and listen."]


def test_a_reflection_written_without_signal_is_saved_when_there_is_signal_again(
    phone: Page, lesson: str
) -> None:
    phone.context.set_offline(True)
    write(phone, "Written on the bus.")
    says(phone, KEPT)
    check_axe(phone)
    assert notes() == []

    phone.context.set_offline(False)

    says(phone, "Saved privately, only you can see this.")
    assert notes() == ["Written on the bus."]


def test_a_reflection_in_a_tab_that_was_closed_without_signal_comes_back(phone: Page, lesson: str) -> None:
    context = phone.context
    context.set_offline(True)
    write(phone, "Written in the lift.")
    says(phone, KEPT)

    phone.close()
    context.set_offline(False)
    returned = context.new_page()
    returned.goto(lesson)

    expect(box(returned)).to_have_value("Written in the lift.")
    says(returned, "Saved privately, only you can see this.")
    assert notes() == ["Written in the lift."]


def test_a_reflection_is_saved_by_its_button_without_javascript(without_javascript: Page) -> None:
    sign_in_as(without_javascript, "learner")
    addresses = iter(the_module().steps)
    without_javascript.goto(next(addresses).url)
    while not without_javascript.locator("[data-autosave-url]").count():
        without_javascript.goto(next(addresses).url)

    box(without_javascript).fill("By the button.")
    without_javascript.locator("[data-autosave-url]").first.get_by_role("button", name="Save").click()

    expect(box(without_javascript)).to_have_value("By the button.")
    expect(without_javascript.get_by_text("Saved privately").first).to_be_visible()
    assert notes() == ["By the button."]


def test_another_person_on_the_same_phone_never_meets_what_was_kept(
    open_page: Callable[..., Page], phone: Page, lesson: str
) -> None:
    phone.context.set_offline(True)
    write(phone, "Mine alone.")
    says(phone, KEPT)
    phone.context.set_offline(False)
    kept = phone.evaluate("() => JSON.stringify(localStorage)")

    other = open_page(PHONE)
    sign_in_as(other, "second.year")
    other.evaluate("(kept) => Object.assign(localStorage, JSON.parse(kept))", kept)
    other.goto(lesson)

    expect(box(other)).to_have_value("")


def test_an_answer_outlives_a_refresh_the_back_button_and_a_lost_signal(phone: Page) -> None:
    begin_the_check(phone)
    find_a_choice_of_one(phone)
    choose(phone, 1)
    is_saved(phone)

    phone.reload()
    expect(phone.locator("input[name=answer]").nth(1)).to_be_checked()

    go_by(phone.locator("button.lw-button--go"))
    phone.go_back()
    expect(phone.locator("input[name=answer]").nth(1)).to_be_checked()

    phone.context.set_offline(True)
    choose(phone, 2)
    expect(phone.locator("[data-answer-status]")).to_have_text(KEPT)
    phone.context.set_offline(False)
    is_saved(phone)
    phone.reload()
    expect(phone.locator("input[name=answer]").nth(2)).to_be_checked()


def test_a_check_in_two_tabs_is_one_attempt_and_is_handed_in_once(phone: Page) -> None:
    begin_the_check(phone)
    second = phone.context.new_page()
    second.goto(steps_left(a_demo_person("learner"), the_module())[-1])
    go_by(second.get_by_role("button", name="Go on with your attempt"))
    assert phone.url == second.url
    answer_all_rightly(phone)
    second.goto(phone.url)

    phone.get_by_role("button", name="Hand in").dblclick()
    expect(phone.get_by_role("heading", level=1)).to_have_text("You have passed")
    second.get_by_role("button", name="Hand in").click()

    expect(second.get_by_role("heading", level=1)).to_have_text("You have passed")
    attempt = the_attempt()
    assert (attempt.number, attempt.status, attempt.passed, attempt.percent) == (1, "marked", True, 100)


def test_an_answer_that_comes_after_handing_in_changes_nothing_and_says_so(phone: Page) -> None:
    begin_the_check(phone)
    late = phone.context.new_page()
    late.goto(phone.url)
    answer_all_rightly(phone)
    phone.get_by_role("button", name="Hand in").click()
    expect(phone.get_by_role("heading", level=1)).to_have_text("You have passed")
    first = AttemptQuestion.objects.get(attempt=the_attempt(), position=1)
    entries = first.entries.count()

    late.locator("button.lw-button--go").click()

    expect(late.get_by_role("heading", level=1)).to_have_text("You have passed")
    check_axe(late)
    assert first.entries.count() == entries


def write(page: Page, words: str) -> None:
    box(page).fill("")
    box(page).press_sequentially(words)


def box(page: Page) -> Locator:
    return page.locator("[data-autosave-url] textarea").first


def says(page: Page, words: str) -> None:
    expect(page.locator("[data-autosave-status]").first).to_contain_text(words)


def notes() -> list[str]:
    return list(
        ReflectionNote.objects.filter(person=a_demo_person("learner"), saved_at__isnull=False)
        .exclude(text="")
        .order_by("-saved_at")
        .values_list("text", flat=True)[:1]
    )


def begin_the_check(page: Page) -> None:
    """Do the lessons that are left, and begin the module's check."""
    sign_in_as(page, "learner")
    *lessons, quiz = steps_left(a_demo_person("learner"), the_module())
    for lesson in lessons:
        page.goto(lesson)
        go_by(page.get_by_role("button", name="Mark as done"))
    page.goto(quiz)
    go_by(page.get_by_role("button", name="Begin"))
    expect(page.get_by_role("heading", level=1)).to_contain_text("question 1")


def the_attempt() -> Attempt:
    """Return her only attempt at the module's check; it fails if there are two."""
    return Attempt.objects.get(person=a_demo_person("learner"), quiz__code__startswith=MODULE)


def choose(page: Page, number: int) -> None:
    page.locator("label[for^=answer-]").nth(number).click()


def is_saved(page: Page) -> None:
    expect(page.locator("[data-answer-status]")).to_have_attribute("data-state", "saved")
