"""A link worker says how far she is with a competency, on a phone and without JavaScript, and sees how she grew."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from competencies.models import Rating
from tests.competencies.scene import a_framework
from tests.journeys.conftest import check_axe, fits_its_width, go_by, sign_in_as
from tests.people.factories import a_person

ADDRESS = "ann@test.example"
PASSWORD = "a long enough passphrase"
WORDS = "Three people came back this month."


@pytest.fixture(autouse=True)
def ann(transactional_db: None) -> None:
    """Have a framework in use, and somebody who signs in."""
    a_framework()
    person = a_person("Ann", ADDRESS, is_demo=True)
    person.set_password(PASSWORD)
    person.save()


def test_she_rates_herself_on_a_phone_without_javascript_and_nothing_typed_is_lost(
    without_javascript: Page,
) -> None:
    page = without_javascript
    sign_in_as(page, ADDRESS, PASSWORD)
    page.goto("/learn/competencies/")
    expect(page.get_by_role("heading", name="My competencies")).to_be_visible()
    fits_its_width(page)
    page.goto("/learn/competencies/A1/")
    expect(page.get_by_role("heading", name="A1 Skill A1")).to_be_visible()

    page.get_by_label("Why this level?").fill(WORDS)
    go_by(page.get_by_role("button", name="Save my view"))
    expect(page.get_by_role("link", name="Choose the level that says best what you do now.")).to_be_visible()
    expect(page.get_by_label("Why this level?")).to_have_value(WORDS)

    page.get_by_role("radio", name="2 Competent").check()
    go_by(page.get_by_role("button", name="Save my view"))
    expect(page.get_by_text("Your view of A1 Skill A1 is kept.")).to_be_visible()
    expect(page.get_by_text("Your own view is level 2.")).to_be_visible()
    fits_its_width(page)
    assert Rating.objects.filter(comment=WORDS, level=2).count() == 1


def test_everybody_can_use_the_pages(page: Page) -> None:
    sign_in_as(page, ADDRESS, PASSWORD)
    page.goto("/learn/competencies/")
    expect(page.get_by_role("heading", name="What to do next")).to_be_visible()
    check_axe(page)

    go_by(page.get_by_role("link", name="Begin", exact=True))
    expect(page.get_by_role("heading", name="Rate yourself")).to_be_visible()
    check_axe(page)
    fits_its_width(page)
    page.get_by_role("radio", name="1 Developing").check()
    go_by(page.get_by_role("button", name="Save my view"))
    expect(page.get_by_role("heading", name="How it grew")).to_be_visible()
    check_axe(page)
    fits_its_width(page)
