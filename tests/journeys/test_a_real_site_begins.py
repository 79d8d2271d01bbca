"""The first real day: an empty site is set up, an employer registers, and their link worker completes Orientation."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from courses.models import ModuleProgress
from people.models import Person
from tests.journeys.beginning import (
    PASSWORD,
    come_in,
    follow,
    hand_in_an_account,
    leave_the_address_for_later,
    link_mailed_to,
    look_at,
    mails_to,
    orientation_alone,
    pass_what_waits,
    press,
    record_the_review,
    set_up,
    study_orientation,
)
from tests.journeys.conftest import PHONE


@pytest.mark.usefixtures("transactional_db")
def test_from_an_empty_site_to_a_learner_who_has_completed_orientation(
    open_page: Callable[..., Page], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, settings: Any
) -> None:
    settings.LINKWAY_PUBLISH_UNREVIEWED = False
    folder = orientation_alone(tmp_path)
    said = set_up(folder, monkeypatch)
    assert "What this job is really like (Safeguarding)" in said
    record_the_review(folder)

    team = open_page(PHONE)
    the_administrator_comes_in(team, said)
    an_employer_registers(open_page(PHONE))
    the_team_approves(team)

    employer = open_page(PHONE)
    the_employers_administrator_adds_and_invites(employer)

    learner = open_page(PHONE)
    come_in(learner, link_mailed_to("maya@riverside.example"), "Maya Ellis")
    expect(learner.get_by_text("Riverside Wellbeing").first).to_be_visible()
    follow(learner, "Go on")
    leave_the_address_for_later(learner)
    look_at(learner, "My learning")
    study_orientation(learner)
    hand_in_an_account(
        learner, "What surprised me: how much of the week is listening. I ask about supervision first."
    )

    module = ModuleProgress.objects.get(person__email="maya@riverside.example")
    assert (module.handed_in_at is not None, module.completed_at) == (True, None)
    pass_what_waits(Person.objects.get(name="Ada Byron"))
    module.refresh_from_db()
    assert module.completed_at is not None
    learner.goto("/learn/portfolio/")
    look_at(learner, "My portfolio")


def the_administrator_comes_in(page: Page, said: str) -> None:
    link = next(word for word in said.split() if "/join/invitation/" in word)
    come_in(page, link.removeprefix("http://127.0.0.1:8000"), "Ada Byron")
    follow(page, "Go on")
    leave_the_address_for_later(page)
    look_at(page, "Posts")
    expect(page.get_by_text("No employer has a list yet")).to_be_visible()


def an_employer_registers(page: Page) -> None:
    page.goto("/")
    follow(page, "Join Linkway")
    look_at(page, "Join Linkway")
    follow(page, "I employ link workers")
    look_at(page, "Register your organisation")
    page.get_by_label("Your organisation").fill("Riverside Wellbeing")
    page.get_by_text("Voluntary, community or social enterprise").click()
    page.get_by_label("Your name").fill("Ruth Adeyemi")
    page.get_by_label("Your e-mail address at this organisation").fill("Ruth.Adeyemi+work@Riverside.example")
    page.get_by_label("Who will keep the list of posts").fill("Ruth Adeyemi")
    page.get_by_label("Their e-mail address").fill("ruth.adeyemi+work@riverside.example")
    press(page, "Send")
    look_at(page, "Look into your mail")
    page.goto(link_mailed_to("ruth.adeyemi+work@riverside.example"))
    look_at(page, "Confirm your address")
    press(page, "Yes, this is my address")
    look_at(page, "Your request is waiting for an answer")


def the_team_approves(page: Page) -> None:
    page.goto("/lead/requests/")
    look_at(page, "Requests to join")
    follow(page, "Answer")
    look_at(page, "Riverside Wellbeing registers")
    press(page, "Approve")
    expect(page.get_by_text("Nobody is waiting")).to_be_visible()


def the_employers_administrator_adds_and_invites(page: Page) -> None:
    page.goto(link_mailed_to("ruth.adeyemi+work@riverside.example"))
    page.get_by_label("Choose a password").fill(PASSWORD)
    press(page, "Go on")
    page.goto("/learn/welcome/begin/")
    look_at(page, "Posts at Riverside Wellbeing")
    follow(page, "Add the first person")
    look_at(page, "Add a person")
    page.get_by_label("Name").fill("Maya Ellis")
    page.get_by_label("E-mail address").fill("Maya@Riverside.example")
    press(page, "Add them")
    assert mails_to("maya@riverside.example") == 0
    follow(page, "Invitations")
    look_at(page, "Invitations")
    press(page, "See whom it goes to")
    look_at(page, "Send 1 invitation?")
    assert mails_to("maya@riverside.example") == 0
    press(page, "Send it")
    expect(page.get_by_text("One invitation is on its way, to Maya Ellis.")).to_be_visible()
