"""An experienced link worker claims what she knows on her phone, an assessor answers, and she begins further on."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from playwright.sync_api import Page, expect

from foundations import clock
from people.models import Person
from people.vocabulary import ResponsibilityKind
from tests.courses.claims import the_claimable_programme
from tests.courses.world import an_enrolment
from tests.journeys.conftest import DESKTOP, PHONE, check_axe, fits_its_width, go_by, sign_in_as
from tests.people.factories import a_responsibility
from website.actions.site import ensure_site

pytestmark = pytest.mark.django_db(transaction=True)
PASSWORD = "a quiet tram at dusk"
CODES = ("A1", "A2", "B1")


def somebody(name: str, email: str) -> Person:
    return Person.objects.create_user(email, PASSWORD, name=name, is_demo=True)


@pytest.fixture
def nia() -> Person:
    ensure_site()
    nia = somebody("Nia Hughes", "nia@example.org")
    an_enrolment(nia, the_claimable_programme(), starts_on=clock.today())
    nia.enrolments.update(enrolled_at=clock.now())
    assessor = somebody("Asa Bright", "asa@example.org")
    a_responsibility(assessor, ResponsibilityKind.ASSESSOR, started_on=date(2020, 1, 1))
    return nia


def test_year_one_is_claimed_in_one_go_answered_and_counts(
    nia: Person, open_page: Callable[..., Page]
) -> None:
    hers = open_page(PHONE)
    sign_in_as(hers, "nia@example.org", PASSWORD)
    hers.goto("/learn/")
    go_by(hers.get_by_role("link", name="Say what you know already"))
    expect(hers.get_by_role("heading", name="What you know already")).to_be_visible()
    check_axe(hers)
    fits_its_width(hers)
    go_by(hers.get_by_role("button", name="Claim it Year-2"))
    expect(hers.get_by_role("heading", name="Start at Year-2")).to_be_visible()
    hers.get_by_label("Your work so far").fill("Six years as a link worker in Leeds.")
    expect(hers.get_by_text("Only you can see it.", exact=False).last).to_contain_text("Kept at")
    for code in CODES:
        hers.locator(f"#{code} input[type=checkbox]").first.check()
    check_axe(hers)
    fits_its_width(hers)
    go_by(hers.get_by_role("button", name="Send the claim"))
    expect(hers.get_by_text("An assessor will take it up within a week")).to_be_visible()
    check_axe(hers)

    theirs = open_page(DESKTOP)
    sign_in_as(theirs, "asa@example.org", PASSWORD)
    theirs.goto("/lead/prior-learning/")
    check_axe(theirs)
    go_by(theirs.get_by_role("link", name="Read it Nia Hughes"))
    go_by(theirs.get_by_role("button", name="I take this on"))
    expect(theirs.get_by_text("Six years as a link worker in Leeds.")).to_be_visible()
    for code in CODES:
        theirs.locator(f"#{code}").get_by_label("Recognised").check()
    theirs.get_by_label("What you say to them").fill("Clear and strong.")
    check_axe(theirs)
    go_by(theirs.get_by_role("button", name="Send the answer"))
    expect(theirs.get_by_text("Nia Hughes has been told")).to_be_visible()

    hers.goto("/learn/")
    go_by(hers.get_by_role("link", name="Start at Year-2").first)
    expect(hers.get_by_text("Everything in this claim is recognised")).to_be_visible()
    check_axe(hers)
    hers.goto("/programmes/prog/year-1/")
    expect(hers.get_by_text("Recognised: you knew this already").first).to_be_visible()


def test_a_claim_is_written_and_sent_without_javascript(nia: Person, open_page: Callable[..., Page]) -> None:
    page = open_page(PHONE, javascript=False)
    sign_in_as(page, "nia@example.org", PASSWORD)
    page.goto("/programmes/prog/year-1/m2/")
    go_by(page.get_by_role("button", name="Claim what you know"))
    go_by(page.get_by_role("button", name="Send the claim"))
    expect(page.get_by_text("Say in a few sentences what you have done so far.").first).to_be_visible()
    page.get_by_label("Your work so far").fill("Six years as a link worker in Leeds.")
    page.get_by_text("Write an example for Skill B1").click()
    page.get_by_label("What did you do, and what came of it?").fill("I wrote plans with people.")
    go_by(page.get_by_role("button", name="Send the claim"))
    expect(page.get_by_text("An assessor will take it up within a week")).to_be_visible()
