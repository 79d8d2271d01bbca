"""A link worker hands in work; her marker returns it, she revises it, and her marker passes it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from assessments.models import AssignmentPage
from people.models import Person
from tests.assessments.assignment_world import CODE, a_marker, an_assignment
from tests.courses.world import a_learner, the_programme
from tests.journeys.conftest import DESKTOP, PHONE, check_axe, fits_its_width, sign_in_as

PASSWORD = "a quiet tram at dusk"
STEP = f"/programmes/prog/orientation/o1/{CODE}/"
FIRST = "I asked what mattered to her."
SECOND = "I asked what mattered to her, and she said: the garden."


@pytest.fixture
def people(transactional_db: None) -> tuple[Person, Person]:
    """Make Maya, who studies, and Tess, who marks; both can sign in."""
    learner = a_learner(the_programme())
    an_assignment()
    AssignmentPage.objects.update(words=10)
    marker = a_marker("Tess Ward")
    for person in (learner, marker):
        person.set_password(PASSWORD)
        person.is_demo = True
        person.save()
    return learner, marker


def look(page: Page) -> None:
    check_axe(page)
    fits_its_width(page)


def hand_in(page: Page, text: str) -> None:
    page.get_by_label("What you write").fill(text)
    page.get_by_role("button", name="Check and hand in").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Check and hand in")
    look(page)
    page.get_by_role("button", name="Hand in").click()
    expect(page.get_by_role("heading", name="Handed in", exact=True)).to_be_visible()


def decide(page: Page, level: str, comment: str) -> None:
    """Open the one piece of work in the queue, claimed already or not, and decide."""
    page.goto("/admin/marking/")
    row = page.locator("table.listing tbody tr")
    row.get_by_role("button", name="Claim").or_(row.get_by_role("link", name="Mark What")).first.click()
    expect(page.get_by_role("heading", name="Your decision")).to_be_visible()
    for criterion in ("Listens", "Keeps names out"):
        page.get_by_role("group", name=criterion).get_by_label(level).check()
    page.get_by_label("Comment on the whole").fill(comment)
    page.get_by_role("button", name="Decide").click()
    expect(page.get_by_text("Your decision is kept.")).to_be_visible()


def test_work_is_handed_in_returned_revised_and_passed(
    people: tuple[Person, Person], open_page: Callable[..., Page]
) -> None:
    learner, marker = people
    maya, tess = open_page(PHONE), open_page(DESKTOP)
    sign_in_as(maya, str(learner.email), PASSWORD)
    sign_in_as(tess, str(marker.email), PASSWORD)

    maya.goto(STEP)
    look(maya)
    maya.get_by_label("What you write").press_sequentially("I asked")
    expect(maya.get_by_text("2 words")).to_be_visible()
    expect(maya.locator("[data-draft-status]")).to_contain_text("Saved ")
    hand_in(maya, FIRST)
    decide(tess, "Refer", "What did she say?")

    maya.goto(STEP)
    expect(maya.get_by_role("heading", name="Returned for revision")).to_be_visible()
    expect(maya.get_by_text("What did she say?")).to_be_visible()
    look(maya)
    hand_in(maya, SECOND)
    decide(tess, "Pass", "Now I hear her.")

    maya.goto(STEP)
    expect(maya.get_by_role("heading", name="Passed", exact=True)).to_be_visible()
    maya.get_by_role("link", name="Read it, and what you changed").click()
    expect(maya.get_by_role("heading", name="What you changed since version 1")).to_be_visible()
    look(maya)


def test_a_draft_survives_lost_signal_and_a_second_tab(
    people: tuple[Person, Person], open_page: Callable[..., Page]
) -> None:
    learner, _ = people
    maya = open_page(PHONE)
    sign_in_as(maya, str(learner.email), PASSWORD)
    maya.goto(STEP)
    status = maya.locator("[data-draft-status]")

    maya.context.set_offline(True)
    maya.get_by_label("What you write").press_sequentially("On the bus.")
    expect(status).to_have_text("Not saved yet, kept on this phone")
    maya.context.set_offline(False)
    expect(status).to_contain_text("Saved ")

    other = maya.context.new_page()
    other.goto(STEP)
    other.get_by_label("What you write").press_sequentially("Second tab. ")
    expect(other.locator("[data-draft-status]")).to_contain_text("Saved ")
    maya.get_by_label("What you write").press_sequentially(" First tab.")
    expect(status).to_contain_text("another tab")
    maya.get_by_role("button", name="Save", exact=True).click()
    expect(maya.get_by_text("Second tab. On the bus.")).to_be_visible()
    expect(maya.get_by_label("What you write")).to_have_value("On the bus. First tab.")
