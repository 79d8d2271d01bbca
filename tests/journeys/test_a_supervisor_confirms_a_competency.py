"""A link worker asks to have confirmed what she can do: by her supervisor, and by somebody without an account."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlsplit

import pytest
from django.core import mail
from playwright.sync_api import Page, expect

from people.models import Person
from tests.competencies.asking import Pair, a_pair
from tests.journeys.conftest import DESKTOP, PHONE, check_axe, fits_its_width, sign_in_as
from tests.notifications.news import send_everything

PASSWORD = "a quiet tram at dusk"


@pytest.fixture
def pair(transactional_db: None) -> Pair:
    """Make Ann, who rated herself in two things, and Sue, who supervises her; both can sign in."""
    made = a_pair(("A1", "A2"))
    for person in (made.ann, made.sue):
        person.set_password(PASSWORD)
        person.is_demo = True
        person.save()
    return made


def signed_in(open_page: Callable[..., Page], person: Person, size: dict[str, int]) -> Page:
    page = open_page(size)
    sign_in_as(page, str(person.email), PASSWORD)
    return page


def at(page: Page, heading: str) -> None:
    """Look at a page: it is the right one, open to everybody, and fits."""
    expect(page.get_by_role("heading", level=1)).to_have_text(heading)
    check_axe(page)
    fits_its_width(page)


def test_a_supervisor_confirms_one_result_and_says_not_yet_to_another(
    pair: Pair, open_page: Callable[..., Page]
) -> None:
    ann, sue = signed_in(open_page, pair.ann, PHONE), signed_in(open_page, pair.sue, DESKTOP)

    ann.goto("/learn/competencies/verification/")
    at(ann, "Confirmations")
    ann.get_by_role("link", name="Ask for confirmation").click()
    at(ann, "Ask for confirmation")
    ann.get_by_label("Skill A1: Competent").check()
    ann.get_by_label("Skill A2: Competent").check()
    ann.get_by_label("Sue Pervisor, professional supervisor").check()
    ann.get_by_role("button", name="Ask", exact=True).click()
    at(ann, "What you asked Sue Pervisor")

    sue.goto("/lead/verification/")
    at(sue, "Competencies to confirm")
    sue.get_by_role("link", name="Answer Ann Lee").click()
    at(sue, "Ann Lee asks you to confirm 2 results")
    expect(sue.get_by_text("How I do A1.")).to_be_visible()
    sue.get_by_role("group", name="A1 Skill A1: your answer").get_by_label("Confirm").check()
    sue.get_by_role("group", name="A2 Skill A2: your answer").get_by_label("Not yet").check()
    sue.get_by_role("button", name="Send my answers").click()
    expect(sue.get_by_role("heading", name="There is something to put right")).to_be_visible()
    check_axe(sue)
    sue.get_by_role("region", name="A2 Skill A2").get_by_role("textbox").fill("Show me one more.")
    sue.get_by_role("button", name="Send my answers").click()
    expect(sue.get_by_text("Your answer on 2 results is kept")).to_be_visible()
    at(sue, "Competencies to confirm")

    ann.reload()
    at(ann, "What you asked Sue Pervisor")
    expect(ann.get_by_text("Show me one more.")).to_be_visible()


def test_somebody_without_an_account_confirms_by_the_link_in_an_e_mail(
    pair: Pair, open_page: Callable[..., Page]
) -> None:
    ann, gail = signed_in(open_page, pair.ann, DESKTOP), open_page(PHONE)
    ann.goto("/learn/competencies/verification/ask/?competency=A1")
    expect(ann.get_by_label("Skill A1: Competent")).to_be_checked()
    ann.get_by_label("Somebody without a Linkway account, by e-mail").check()
    ann.get_by_label("Their name").fill("Gail Guest")
    ann.get_by_label("Their work e-mail address").fill("gail@practice.example")
    ann.get_by_role("button", name="Ask", exact=True).click()
    at(ann, "What you asked Gail Guest")

    send_everything()
    words = str(mail.outbox[-1].body)
    assert "Skill" not in words
    link = next(word for word in words.split() if "/guest/verification/" in word)
    gail.goto(urlsplit(link).path)
    at(gail, "Say who you are")
    gail.get_by_label("Your role, and where you work").fill("GP, Elm Road Surgery")
    gail.get_by_label("I am the person whom the e-mail was written to").check()
    gail.get_by_role("button", name="Go on").click()
    at(gail, "Do you agree with how Ann Lee sees their work?")
    gail.get_by_label("Confirm", exact=True).check()
    gail.get_by_role("button", name="Send my answers").click()
    at(gail, "Thank you")
    gail.go_back()
    gail.reload()
    at(gail, "You have answered, thank you")

    ann.reload()
    expect(ann.get_by_text("Confirmed, said Gail Guest (GP, Elm Road Surgery)")).to_be_visible()
