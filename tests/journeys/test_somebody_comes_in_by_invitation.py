"""An invitation, from the link to Orientation; and the links that do not open."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect

from foundations import clock
from people.models import Invitation, PostDoubt
from people.rules.invitation import LASTS
from tests.courses.world import the_programme
from tests.journeys.beginning import (
    PASSWORD,
    come_in,
    follow,
    leave_the_address_for_later,
    link_mailed_to,
    look_at,
    mails_to,
    press,
)
from tests.people.factories import a_post
from tests.website.joining import an_administrator, an_employer
from website.actions.invitation import send_invitation

pytestmark = pytest.mark.usefixtures("transactional_db")

MAYA = "maya@riverside.example"


@pytest.fixture(autouse=True)
def maya_is_invited(transactional_db: None) -> None:
    the_programme()
    from tests.people.factories import a_person

    employer = an_employer("Riverside Wellbeing")
    an_administrator(employer)
    maya = a_person("Maya Ellis", MAYA)
    a_post(maya, employer)
    send_invitation(maya, by=None, at=clock.now())


def test_an_invited_link_worker_says_what_is_wrong_and_begins_orientation(
    without_javascript: Page, phone: Page
) -> None:
    come_in(phone, link_mailed_to(MAYA), "Maya Ellis")

    phone.get_by_text("This is wrong").click()
    phone.get_by_label("The hours").check()
    press(phone, "Tell them")
    expect(phone.get_by_text("Whoever keeps the list has been told", exact=False).first).to_be_visible()
    assert PostDoubt.objects.get().about == ["hours"]
    look_at(phone, "Your post, as we have it")
    follow(phone, "Go on")
    leave_the_address_for_later(phone)

    look_at(phone, "My learning")
    expect(phone.locator("main")).to_contain_text("Module o1")
    phone.locator("a.lw-button--go").click()
    look_at(phone, "Lesson o1-1")

    without_javascript.goto(link_mailed_to(MAYA))
    expect(without_javascript.get_by_role("heading", level=1)).to_have_text("This invitation has been used")


def test_it_works_without_javascript(without_javascript: Page) -> None:
    page = without_javascript
    page.goto(link_mailed_to(MAYA))
    page.get_by_label("Choose a password").fill(PASSWORD)
    press(page, "Go on")
    follow(page, "Go on")
    follow(page, "Go on")
    leave_the_address_for_later(page)

    expect(page.get_by_role("heading", level=1)).to_have_text("My learning")


def test_an_expired_invitation_is_renewed_at_the_same_address(
    phone: Page, open_page: Callable[..., Page]
) -> None:
    Invitation.objects.update(
        sent_at=clock.now() - LASTS - timedelta(days=1), expires_at=clock.now() - timedelta(days=1)
    )
    phone.goto(link_mailed_to(MAYA))
    look_at(phone, "This invitation has expired")

    press(phone, "Send me a new invitation")

    expect(phone.get_by_text("A new invitation is on its way")).to_be_visible()
    assert mails_to(MAYA) == 2
    come_in(open_page(), link_mailed_to(MAYA), "Maya Ellis")


def test_an_unknown_invitation_and_a_weak_password_are_explained(phone: Page) -> None:
    phone.goto("/join/invitation/lost-its-end/")
    look_at(phone, "We do not know this invitation")

    phone.goto(link_mailed_to(MAYA))
    phone.get_by_label("Choose a password").fill("maya")
    press(phone, "Go on")

    look_at(phone, "Welcome, Maya Ellis")
    expect(phone.get_by_role("alert")).to_be_visible()
