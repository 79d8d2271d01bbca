"""Signing in and out, and what to do when it does not work; and what anybody can see and change about their account."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from django.core import mail
from playwright.sync_api import Page, expect

from tests.journeys.conftest import DEMO_PASSWORD, DESKTOP, check_axe, fits_its_width, go_by, sign_in_as
from tests.notifications.news import send_everything

pytestmark = pytest.mark.usefixtures("demo_world")

LEARNER = "learner@demo.linkway.example"
BETTER = "a quiet tram at dusk"


def look_at(page: Page, heading: str) -> None:
    expect(page.get_by_role("heading", level=1)).to_have_text(heading)
    check_axe(page)
    fits_its_width(page)


def try_to_sign_in(page: Page, email: str, password: str) -> None:
    page.get_by_label("E-mail address").fill(email)
    page.get_by_label("Password", exact=True).fill(password)
    go_by(page.get_by_role("button", name="Sign in", exact=True))


def test_a_wrong_password_says_what_to_do_and_keeps_the_address(page: Page) -> None:
    page.goto("/accounts/login/")

    try_to_sign_in(page, LEARNER, "not this one")

    look_at(page, "Sign in")
    expect(page.get_by_label("E-mail address")).to_have_value(LEARNER)
    wrong = page.locator("main").inner_text()
    try_to_sign_in(page, "nobody@demo.linkway.example", "not this one")
    assert page.locator("main").inner_text() == wrong
    go_by(page.get_by_role("link", name="I cannot sign in"))
    look_at(page, page.get_by_role("heading", level=1).inner_text())


def test_who_tries_too_often_is_asked_to_wait_and_told_for_how_long(phone: Page) -> None:
    phone.goto("/accounts/login/")
    for _ in range(6):
        try_to_sign_in(phone, LEARNER, "not this one")
        if phone.get_by_role("heading", level=1).inner_text() != "Sign in":
            break
        if "Too many" in phone.locator("main").inner_text():
            break

    expect(phone.locator("main")).to_contain_text(re.compile("minute", re.IGNORECASE))
    check_axe(phone)
    fits_its_width(phone)


def test_a_forgotten_password_is_set_anew_by_e_mail_and_the_old_one_no_longer_opens(
    phone: Page, open_page: Callable[..., Page]
) -> None:
    phone.goto("/accounts/password/reset/")
    look_at(phone, "Set a new password")
    phone.get_by_label("E-mail address").fill(LEARNER)
    go_by(phone.get_by_role("button", name="Send me the link"))
    look_at(phone, phone.get_by_role("heading", level=1).inner_text())

    send_everything()
    sent = next(message for message in mail.outbox if LEARNER in message.to)
    link = re.search(r"https?://\S+?(/accounts/password/reset/key/\S+)", str(sent.body))
    assert link is not None
    phone.goto(link[1])
    check_axe(phone)
    for field in phone.locator("main input[type=password]").all():
        field.fill(BETTER)
    go_by(phone.locator("main button[type=submit]").first)
    check_axe(phone)

    later = open_page(DESKTOP)
    later.goto("/accounts/login/")
    try_to_sign_in(later, LEARNER, DEMO_PASSWORD)
    expect(later.get_by_role("heading", level=1)).to_have_text("Sign in")
    try_to_sign_in(later, LEARNER, BETTER)
    expect(later.get_by_role("heading", level=1)).to_have_text("My learning")


def test_asking_for_an_unknown_address_says_the_same_as_for_a_known_one(phone: Page) -> None:
    said = []
    for address in (LEARNER, "nobody@demo.linkway.example"):
        phone.goto("/accounts/password/reset/")
        phone.get_by_label("E-mail address").fill(address)
        go_by(phone.get_by_role("button", name="Send me the link"))
        said.append((phone.url, phone.locator("main").inner_text()))

    assert said[0] == said[1]


def test_signing_out_closes_every_page_of_mine_and_the_way_back_leads_where_i_was(phone: Page) -> None:
    sign_in_as(phone, "learner")
    phone.goto("/learn/portfolio/")
    phone.locator("details.lw-account summary").click()
    phone.locator("details.lw-account").get_by_role("link", name="Sign out").click()
    look_at(phone, "Sign out")
    phone.get_by_role("button", name="Sign out").click()
    expect(phone.get_by_role("link", name="Sign in").first).to_be_visible()

    phone.goto("/learn/portfolio/")
    expect(phone.get_by_role("heading", level=1)).to_have_text("Sign in")
    try_to_sign_in(phone, LEARNER, DEMO_PASSWORD)

    expect(phone).to_have_url(re.compile("/learn/portfolio/$"))


def test_who_sees_what_names_the_people_who_do_see_something(page: Page) -> None:
    sign_in_as(page, "learner")

    page.goto("/learn/who-sees-what/")

    look_at(page, page.get_by_role("heading", level=1).inner_text())
    expect(page.locator("main")).to_contain_text("Sunita Rao")
    expect(page.locator("main")).not_to_contain_text("Nadia Okoro")
