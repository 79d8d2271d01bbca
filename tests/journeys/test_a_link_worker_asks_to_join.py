"""A request to join: asked, confirmed, answered, and read by whoever asked."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from people.models import Post
from tests.courses.world import a_module, a_programme, the_programme
from tests.journeys.beginning import (
    PASSWORD,
    come_in,
    follow,
    leave_the_address_for_later,
    link_mailed_to,
    look_at,
    press,
)
from tests.journeys.conftest import PHONE, sign_in_as
from tests.people.factories import an_organisation
from tests.website.joining import an_administrator, an_employer, somebody_of_the_team

pytestmark = pytest.mark.usefixtures("transactional_db")

NIA = "nia.jones+link@new.example"


def ask(page: Page, employer: str) -> None:
    page.goto("/join/link-worker/")
    look_at(page, "Join as a link worker")
    page.get_by_label("Your name").fill("Nia Jones")
    page.get_by_label("Your e-mail address").fill("Nia.Jones+Link@New.example")
    page.get_by_text("Senior social prescribing link worker").click()
    page.get_by_label("Your employer").fill(employer)
    page.get_by_label("Your first day in this post").fill("2026-09-01")
    press(page, "Send")


def confirm(page: Page) -> None:
    look_at(page, "Look into your mail")
    page.goto(link_mailed_to(NIA))
    look_at(page, "Confirm your address")
    press(page, "Yes, this is my address")
    look_at(page, "Your request is waiting for an answer")


def test_a_link_worker_asks_is_approved_by_the_employer_and_begins(
    phone: Page, open_page: Callable[..., Page]
) -> None:
    the_programme()
    employer = an_employer("Riverside Wellbeing")
    an_employer("Riverside Homes")
    ruth = an_administrator(employer)
    ask(phone, "riverside")
    look_at(phone, "Join as a link worker")
    phone.get_by_label("Riverside Wellbeing", exact=False).check()
    press(phone, "Send")
    confirm(phone)

    answering = open_page(PHONE)
    sign_in_as(answering, ruth.email or "", PASSWORD)
    answering.goto("/lead/requests/")
    look_at(answering, "Requests to join")
    follow(answering, "Answer")
    look_at(answering, "Nia Jones asks to join")
    press(answering, "Approve")
    expect(answering.get_by_text("Nia Jones is in", exact=False)).to_be_visible()

    come_in(phone, link_mailed_to(NIA), "Nia Jones")
    follow(phone, "Go on")
    leave_the_address_for_later(phone)
    look_at(phone, "My learning")
    assert Post.objects.get().employer == employer


def test_a_request_with_an_unknown_employer_is_declined_by_the_team_with_a_reason(
    phone: Page, open_page: Callable[..., Page]
) -> None:
    ada = somebody_of_the_team()
    an_organisation(name="Something else")
    ask(phone, "A charity that nobody knows")
    confirm(phone)

    answering = open_page(PHONE)
    sign_in_as(answering, ada.email or "", PASSWORD)
    answering.goto("/lead/requests/")
    follow(answering, "Answer")
    answering.get_by_text("No, and say why").click()
    answering.get_by_text("The programme is not offered where you work").click()
    answering.get_by_label("A few words for whoever asked").fill("Ask your own board; they begin in March.")
    look_at(answering, "Nia Jones asks to join")
    press(answering, "Decline")

    phone.goto(link_mailed_to(NIA))
    look_at(phone, "Your request was not approved")
    expect(phone.get_by_text("they begin in March")).to_be_visible()


def test_anybody_follows_an_open_programme_with_a_confirmed_address(without_javascript: Page) -> None:
    page = without_javascript
    programme = a_programme("champions", modules=[("c1", "Module c1")])
    a_module(programme, "c1", lessons=1)

    page.goto("/programmes/champions/")
    follow(page, "Take a place")
    page.get_by_label("Your name").fill("Kim")
    page.get_by_label("Your e-mail address").fill(NIA)
    press(page, "Send")
    page.goto(link_mailed_to(NIA))
    press(page, "Yes, this is my address")
    page.get_by_label("Choose a password").fill(PASSWORD)
    press(page, "Go on")
    follow(page, "Go on")
    follow(page, "Go on")
    leave_the_address_for_later(page)

    expect(page.locator("main")).to_contain_text("Module c1")
