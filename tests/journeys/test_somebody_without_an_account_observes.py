"""Somebody sees a learner's practice and says so: in the app from their own account, and by an e-mailed link without one."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from assessments.models import ObservationRecord
from people.models import Person
from tests.assessments.observing import GUEST, a_learner_who_is_observed, a_supervisor, link_in_the_mail
from tests.journeys.conftest import DESKTOP, PHONE, check_axe, fits_its_width, go_by, sign_in_as

pytestmark = pytest.mark.django_db(transaction=True)
PASSPHRASE = "a long passphrase"
STEP = "/programmes/prog/orientation/o1/o1-observe/"
NHS_NUMBER = "943 476 5919"


@pytest.fixture
def learner(transactional_db: None) -> Person:
    return a_learner_who_is_observed()


@pytest.fixture
def supervisor(learner: Person) -> Person:
    """Somebody of the demonstration, who needs no second step of signing in."""
    gwen = a_supervisor(learner)
    gwen.is_demo = True
    gwen.set_password(PASSPHRASE)
    gwen.save()
    return gwen


def is_good(page: Page) -> None:
    fits_its_width(page)
    check_axe(page)


def go_to_ask(page: Page) -> None:
    page.goto(STEP)
    is_good(page)
    go_by(page.get_by_role("link", name="Ask somebody to observe you"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Ask somebody to observe you")
    is_good(page)


def fill_in(page: Page, *, sums_up: str) -> None:
    page.get_by_role("group", name="Listens").get_by_label("Seen:").check()
    page.get_by_role("group", name="Sums up").get_by_label(sums_up).check()
    page.get_by_label("What did you see? (Sums up)").fill("Try it once a meeting.")
    page.get_by_label("What did you agree?").fill("We look again in May.")


def test_an_observer_answers_in_the_app_and_the_learner_reads_it(
    open_page: Callable[..., Page], learner: Person, supervisor: Person
) -> None:
    hers, observer = open_page(PHONE), open_page(DESKTOP)
    sign_in_as(hers, str(learner.email), PASSPHRASE)
    go_to_ask(hers)
    hers.get_by_label("What would you like your observer to know?").fill("On Tuesday at ten.")
    hers.get_by_label("Gwen Aspinall").check()
    go_by(hers.get_by_role("button", name="Send the request"))
    expect(hers.get_by_role("heading", name="You have asked Gwen Aspinall")).to_be_visible()
    is_good(hers)

    sign_in_as(observer, str(supervisor.email), PASSPHRASE)
    observer.goto("/lead/observations/")
    is_good(observer)
    go_by(observer.get_by_role("link", name="Open"))
    expect(observer.get_by_text("On Tuesday at ten.")).to_be_visible()
    is_good(observer)
    go_by(observer.get_by_role("button", name="Send"))
    expect(observer.get_by_role("heading", name="There is something to put right")).to_be_visible()
    is_good(observer)
    fill_in(observer, sums_up="Not yet:")
    go_by(observer.get_by_role("button", name="Send"))
    expect(observer.get_by_text(f"{learner.name} has been told.")).to_be_visible()

    hers.goto(STEP)
    expect(hers.get_by_role("heading", name="Not yet everything")).to_be_visible()
    expect(hers.get_by_text("Try it once a meeting.")).to_be_visible()
    expect(hers.get_by_role("link", name="Ask somebody to observe you")).to_be_visible()
    is_good(hers)


@pytest.mark.parametrize("javascript", [True, False], ids=["script", "no-script"])
def test_somebody_without_an_account_answers_by_their_link(
    open_page: Callable[..., Page], learner: Person, javascript: bool
) -> None:
    hers, guest = open_page(DESKTOP), open_page(PHONE, javascript=javascript)
    sign_in_as(hers, str(learner.email), PASSPHRASE)
    go_to_ask(hers)
    hers.get_by_label("Somebody who has no account").check()
    hers.get_by_label("Their name").fill(GUEST.name)
    hers.get_by_label("Their work e-mail address").fill(GUEST.address)
    go_by(hers.get_by_role("button", name="Send the request"))
    expect(hers.get_by_role("heading", name=f"You have asked {GUEST.name}")).to_be_visible()

    guest.goto(link_in_the_mail())
    expect(guest.get_by_role("heading", level=1)).to_have_text("Say who you are")
    guest.get_by_label("Your role").fill("Nurse, Elm Road")
    guest.get_by_label("I am the person").check()
    go_by(guest.get_by_role("button", name="Go on"))
    expect(guest.get_by_role("heading", level=1)).to_have_text("A first meeting, observed")
    fits_its_width(guest)
    fill_in(guest, sums_up="Seen:")
    guest.get_by_label("What did you agree?").fill(f"Her number is {NHS_NUMBER}.")
    go_by(guest.get_by_role("button", name="Send"))
    expect(guest.get_by_text("an NHS number in it").first).to_be_visible()
    guest.get_by_label("What did you agree?").fill("Go on like this.")
    go_by(guest.get_by_role("button", name="Send"))
    expect(guest.get_by_role("heading", level=1)).to_have_text("You have answered, thank you")

    hers.goto(STEP)
    expect(hers.get_by_role("heading", name="Every criterion has been seen")).to_be_visible()
    expect(hers.get_by_text("Go on like this.")).to_be_visible()
    assert ObservationRecord.objects.get().by_name == GUEST.name
