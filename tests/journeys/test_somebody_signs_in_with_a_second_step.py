"""A facilitator sets up a second step, signs in with it, loses it, and looks after her devices; all on a phone."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from typing import Any

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from playwright.sync_api import Page, expect

from people.models import Device, Person, SignInRecord
from people.vocabulary import ResponsibilityKind
from portfolio.models import CPDEntry
from tests.journeys.beginning import PASSWORD
from tests.journeys.conftest import PHONE, check_axe, fits_its_width
from tests.people.factories import a_group, a_person, a_responsibility

pytestmark = pytest.mark.usefixtures("transactional_db")

FAY = "fay@x.example"


@pytest.fixture(autouse=True)
def fay(transactional_db: None) -> Person:
    person = a_person("Fay Osei", FAY, password=PASSWORD)
    a_responsibility(person, ResponsibilityKind.FACILITATOR, group=a_group(members=(a_person("Lee"),)))
    return person


def look_at(page: Page, heading: str) -> None:
    expect(page.get_by_role("heading", level=1)).to_have_text(heading)
    check_axe(page)
    fits_its_width(page)


def sign_in(page: Page) -> None:
    page.goto("/accounts/login/")
    page.get_by_label("E-mail address").fill(FAY)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()


def sign_out(page: Page) -> None:
    page.goto("/accounts/logout/")
    page.locator("main").get_by_role("button", name="Sign out").click()


def has_been_here_before(page: Page) -> None:
    """The first visit is let through; from the second on a second step is asked for."""
    sign_in(page)
    sign_out(page)


def figures(secret: str) -> str:
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30))


def test_an_authenticator_app_is_set_up_used_and_replaced_by_a_recovery_code(phone: Page) -> None:
    has_been_here_before(phone)
    sign_in(phone)
    phone.goto("/lead/")
    look_at(phone, "One more step to sign in")
    phone.get_by_role("link", name="Set up an authenticator app").click()
    look_at(phone, "Set up an authenticator app")
    secret = phone.locator("main strong").first.inner_text()
    phone.get_by_label("The six figures").fill("000000")
    phone.get_by_role("button", name="Set it up").click()
    expect(phone.get_by_text("enter the newest one").first).to_be_visible()
    phone.get_by_label("The six figures").fill(figures(secret))
    phone.get_by_role("button", name="Set it up").click()
    look_at(phone, "Your recovery codes")
    code = phone.locator("main li strong").first.inner_text()
    phone.goto("/lead/")
    expect(phone).to_have_url(re.compile(r"/lead/$"))
    sign_out(phone)

    sign_in(phone)
    look_at(phone, "The second step")
    phone.get_by_label("The six figures, or a recovery code").fill(code)
    phone.get_by_role("button", name="Sign in", exact=True).click()

    expect(phone.get_by_role("heading", level=1)).not_to_have_text("The second step")
    assert SignInRecord.objects.filter(event="signed_in").latest("pk").method == "recovery_code"
    phone.goto("/accounts/2fa/")
    look_at(phone, "Signing in safely")


def test_a_passkey_is_added_and_signs_in_by_itself(open_page: Callable[..., Page]) -> None:
    page = open_page(PHONE)
    browser = page.context.new_cdp_session(page)
    browser.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    browser.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    has_been_here_before(page)
    sign_in(page)
    page.goto("/lead/")
    page.get_by_role("link", name="Set up a passkey").click()
    look_at(page, "Add a passkey")
    page.get_by_role("button", name="Add it").click()
    look_at(page, "Your recovery codes")
    page.goto("/accounts/2fa/webauthn/")
    look_at(page, "Your passkeys and security keys")
    sign_out(page)

    page.goto("/accounts/login/")
    page.get_by_label("This is my own device").check()
    page.get_by_role("button", name="Sign in with a passkey").click()
    page.wait_for_url("**/lead/")

    latest = SignInRecord.objects.filter(event="signed_in").latest("pk")
    assert latest.method == "passkey"
    assert Device.objects.get().is_own


def test_a_device_without_a_passkey_says_so(open_page: Callable[..., Page]) -> None:
    page = open_page(PHONE)
    browser = page.context.new_cdp_session(page)
    browser.send("WebAuthn.enable")
    page.goto("/accounts/login/")
    page.evaluate("() => { navigator.credentials.get = () => Promise.reject(new Error('none')); }")

    page.get_by_role("button", name="Sign in with a passkey").click()

    expect(page.get_by_role("alert")).to_contain_text("did not give a passkey")


def test_devices_are_looked_after_without_javascript(open_page: Callable[..., Page]) -> None:
    elsewhere, phone = open_page(PHONE), open_page(PHONE, javascript=False)
    sign_in(elsewhere)
    sign_in(phone)
    Person.objects.update(is_demo=True)  # so that no second step stands in the way of this story
    phone.goto("/learn/account/")
    phone.get_by_role("link", name="Look at where I am signed in").click()
    expect(phone.locator("main h2")).to_have_count(2)
    phone.get_by_role("button", name="This is my own device").click()
    expect(phone.get_by_text("Your own device: signed in until")).to_be_visible()

    phone.get_by_role("button", name="Sign out everywhere else").click()

    expect(phone.get_by_text("You are signed in nowhere else.")).to_be_visible()
    elsewhere.goto("/learn/account/devices/")
    expect(elsewhere.get_by_role("heading", level=1)).to_have_text("Sign in")
    sign_in(elsewhere)
    elsewhere.goto("/learn/account/devices/")
    look_at(elsewhere, "Where you are signed in")


@pytest.mark.parametrize("javascript", [True, False])
def test_words_that_met_an_ended_session_are_there_after_signing_in_again_and_are_sent_once(
    open_page: Callable[..., Page], javascript: bool
) -> None:
    Person.objects.update(is_demo=True)
    page: Any = open_page(PHONE, javascript=javascript)
    words = "What I learnt from a call that went badly, and would do otherwise."
    sign_in(page)
    page.goto("/learn/portfolio/log/")
    fill_in_the_log(page, words)
    page.context.clear_cookies(name="linkway_session")
    page.get_by_role("button", name="Keep as a draft").click()
    expect(page.get_by_text("it waits for an hour")).to_be_visible()
    assert not CPDEntry.objects.exists()

    page.get_by_label("E-mail address").fill(FAY)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("What you wrote is still here")
    if javascript:
        look_at(page, "What you wrote is still here")
    page.get_by_role("button", name="Send it").click()

    expect(page.get_by_role("heading", level=1)).not_to_have_text("What you wrote is still here")
    assert words in str(list(CPDEntry.objects.values()))


def fill_in_the_log(page: Page, words: str) -> None:
    page.get_by_label("What did you do?").fill("A call with a colleague")
    page.locator("textarea").first.fill(words)
