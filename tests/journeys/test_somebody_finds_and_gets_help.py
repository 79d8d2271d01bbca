"""Searching, saving for later, and saying that something is wrong, on a phone and without scripts."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from courses.models import LessonPage
from notifications.models import Mail
from tests.courses.world import an_enrolment
from tests.journeys.beginning import PASSWORD, follow, link_mailed_to, look_at, press
from tests.journeys.conftest import DESKTOP, PHONE, sign_in_as
from tests.people.factories import a_person
from tests.website.joining import somebody_of_the_team
from tests.website.searching import something_to_find

pytestmark = pytest.mark.usefixtures("transactional_db")

NIA = "nia@new.example"


def see(page: Page, heading: str) -> None:
    """See that a page without scripts, in which nothing can be measured, is the one that was meant."""
    expect(page.get_by_role("heading", level=1)).to_have_text(heading)


def choose(page: Page, name: str) -> None:
    """Press the first button that begins so; its name goes on with what it is about."""
    with page.expect_navigation():
        page.get_by_role("button", name=name).first.click()


def test_a_visitor_says_that_a_page_is_wrong_and_support_answers(
    without_javascript: Page, open_page: Callable[..., Page]
) -> None:
    page, ada = without_javascript, somebody_of_the_team()
    page.goto("/programmes/?draft=what+I+typed")
    follow(page, "Something wrong with this page?")
    assert "typed" not in page.url
    see(page, "Something wrong with this page?")
    page.get_by_text("Something does not work").click()
    page.get_by_label("What is wrong, and what did you expect?").fill(
        "Ring 0113 496 0000: the list is empty."
    )
    page.get_by_label("Your name").fill("Nia Jones")
    page.get_by_label("Your e-mail address").fill(NIA)
    press(page, "Send")
    see(page, "Something wrong with this page?")
    expect(page.locator("main")).to_contain_text("a telephone number")
    page.get_by_label("It is an organisation’s or my own").check()
    press(page, "Send")
    see(page, "Thank you")

    answering = open_page(DESKTOP)
    sign_in_as(answering, ada.email or "", PASSWORD)
    answering.goto("/lead/support/")
    look_at(answering, "Requests for help")
    follow(answering, "Open")
    press(answering, "I take this on")
    expect(answering.locator("h1")).to_contain_text("Request H-")
    answering.get_by_label("Your answer").fill("It is filled again. Thank you.")
    press(answering, "Send the answer")
    look_at(answering, "Requests for help")

    assert "filled again" not in str(list(Mail.objects.values_list("message", flat=True)))
    page.goto(link_mailed_to(NIA))
    expect(page.locator("main")).to_contain_text("It is filled again")
    page.get_by_text("This has not helped").click()
    page.get_by_label("What is still wrong?").fill("It is empty once more.")
    press(page, "Ask again")
    expect(page.locator("main")).to_contain_text("Somebody looks at it again")


def test_a_learner_searches_saves_and_finds_again(open_page: Callable[..., Page]) -> None:
    programme = something_to_find()
    maya = a_person("Maya Ellis", password=PASSWORD)
    an_enrolment(maya, programme)
    page = open_page(PHONE)
    sign_in_as(page, maya.email or "", PASSWORD)

    follow(page, "Search")
    look_at(page, "Search")
    page.get_by_label("What are you looking for?").fill("wheelbarrow")
    press(page, "Search")
    look_at(page, "Search")
    expect(page.locator("mark").first).to_have_text("Wheelbarrows")
    choose(page, "Save for later")
    expect(page.locator("main")).to_contain_text("is saved for later")
    page.goto("/learn/")
    expect(page.get_by_role("heading", name="Saved for later")).to_be_visible()
    follow(page, "Change this list")
    look_at(page, "Saved for later")
    follow(page, "Lesson g1-1")
    look_at(page, "Lesson g1-1")

    assert page.url.endswith(LessonPage.objects.get(code="g1-1").url or "?")
    page.goto("/learn/saved/")
    choose(page, "Remove")
    expect(page.locator("main")).to_contain_text("Nothing is saved yet")


def test_support_finds_somebody_who_is_stuck_and_changes_their_address(
    open_page: Callable[..., Page],
) -> None:
    ada = somebody_of_the_team()
    a_person("Maya Ellis")
    page = open_page(PHONE)
    sign_in_as(page, ada.email or "", PASSWORD)

    page.goto("/lead/support/people/")
    page.get_by_label("Name or e-mail address").fill("maya")
    press(page, "Find")
    look_at(page, "Find a person")
    follow(page, "Maya Ellis")
    look_at(page, "Maya Ellis")
    press(page, "Send an invitation")
    expect(page.locator("main")).to_contain_text("An invitation is on its way")
    page.locator("summary", has_text="Change the address").click()
    page.get_by_label("New e-mail address").fill(NIA)
    page.get_by_text("I rang them on a number").click()
    press(page, "Change the address")

    expect(page.locator("main")).to_contain_text("both addresses are told")
    look_at(page, "Maya Ellis")
