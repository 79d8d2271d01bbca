"""The main job: somebody half way through a module studies the rest of it, passes its check, and holds a certificate."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import (
    DEMO_PASSWORD,
    DESKTOP,
    check_axe,
    fits_its_width,
    go_by,
    run_the_pump,
    tab_to,
)
from tests.journeys.studying import (
    MODULE,
    a_demo_person,
    answer_all_rightly,
    answer_rightly_by_keyboard,
    asked_on,
    best_answer,
    hand_in,
    steps_left,
    study_up_to_the_quiz,
    the_module,
)

pytestmark = pytest.mark.usefixtures("demo_world")


def test_a_link_worker_earns_a_certificate_without_a_mouse(
    open_page: Callable[..., Page], desktop: Page
) -> None:
    learner, module = a_demo_person("learner"), the_module()
    left = steps_left(learner, module)
    assert len(left) >= 2, "The learner of the demo world stands in the middle of the module."

    sign_in_by_keyboard(desktop)
    look_at(desktop, "My learning")
    go_on_by_keyboard(desktop)
    while "/quiz/" not in desktop.url:
        look_at(desktop)
        if desktop.get_by_role("button", name="Begin").count():
            press(desktop, "Begin")
        else:
            press(desktop, "Mark as done")
    answer_by_keyboard(desktop)

    look_at(desktop, "You have passed")
    press(desktop, "Back to the module")
    look_at(desktop, module.title)
    expect(desktop.get_by_text("Completed", exact=True)).to_be_visible()
    what_was_earned_is_there(open_page, desktop)


def test_a_link_worker_earns_a_certificate_on_a_phone_without_javascript(
    open_page: Callable[..., Page], without_javascript: Page
) -> None:
    phone, module = without_javascript, the_module()

    phone.goto("/")
    phone.get_by_role("link", name="Sign in").first.click()
    phone.get_by_label("E-mail address").fill("learner@demo.linkway.example")
    phone.get_by_label("Password", exact=True).fill(DEMO_PASSWORD)
    phone.get_by_role("button", name="Sign in", exact=True).click()
    expect(phone.get_by_role("heading", level=1)).to_have_text("My learning")
    fits_its_width(phone)
    go_by(phone.locator("a.lw-button--go"))
    study_up_to_the_quiz(phone, fits_its_width)
    answer_all_rightly(phone, fits_its_width)
    hand_in(phone)

    expect(phone.get_by_role("heading", level=1)).to_have_text("You have passed")
    fits_its_width(phone)
    phone.get_by_role("link", name="Back to the module").click()
    expect(phone.get_by_role("heading", level=1)).to_have_text(module.title)
    what_was_earned_is_there(open_page, phone, axe=False)


def sign_in_by_keyboard(page: Page) -> None:
    page.goto("/")
    look_at(page)
    press(page, "Sign in")
    look_at(page, "Sign in")
    tab_to(page, "E-mail address")
    page.keyboard.type("learner@demo.linkway.example")
    tab_to(page, "password", role="input")
    page.keyboard.type(DEMO_PASSWORD)
    with page.expect_navigation():
        page.keyboard.press("Enter")


def go_on_by_keyboard(page: Page) -> None:
    press(page, page.locator("a.lw-button--go").inner_text())


def press(page: Page, name: str) -> None:
    """Tab to a link or button, and press Enter; the next page stands when this returns."""
    tab_to(page, name)
    with page.expect_navigation():
        page.keyboard.press("Enter")


def answer_by_keyboard(page: Page) -> None:
    """Answer every question rightly with Tab, the arrows and the space bar, and hand in."""
    looked = False
    while page.get_by_role("button", name="Hand in").count() == 0:
        if not looked:
            look_at(page)
            looked = True
        right = {choice.value for choice in best_answer(asked_on(page)).choices if choice.is_chosen}
        if page.locator("input[name=answer][type=radio]").count():
            _choose_one(page, right.pop())
        elif right:
            _choose_several(page, right)
        else:
            answer_rightly_by_keyboard(page)
        expect(page.locator("[data-answer-status]")).to_have_attribute("data-state", "saved")
        press(page, page.locator("button.lw-button--go").inner_text())
    look_at(page, "Check your answers")
    press(page, "Hand in")


def _choose_one(page: Page, value: str) -> None:
    first = page.locator("input[name=answer]").first.locator("xpath=following-sibling::label").inner_text()
    tab_to(page, first, role="input")
    page.keyboard.press("Space")
    for _ in range(page.locator("input[name=answer]").count()):
        if page.locator("input[name=answer]:checked").get_attribute("value") == value:
            return
        page.keyboard.press("ArrowDown")
    raise AssertionError("The arrows never reached the right answer.")


def _choose_several(page: Page, values: set[str]) -> None:
    for box in page.locator("input[name=answer]").all():
        if box.get_attribute("value") in values:
            tab_to(page, box.locator("xpath=following-sibling::label").inner_text(), role="input")
            page.keyboard.press("Space")


def what_was_earned_is_there(open_page: Callable[..., Page], page: Page, *, axe: bool = True) -> None:
    """See the certificate, its file, its check by a stranger, the CPD draft, and where my learning has gone on to."""
    module = the_module()
    run_the_pump()
    page.goto("/learn/portfolio/certificates/")
    line = page.get_by_role("listitem").filter(has_text=module.title)
    expect(line).to_have_count(1)
    fits_its_width(page)
    file = page.request.get(line.get_by_role("link", name="Download").get_attribute("href") or "")
    assert file.headers["content-type"] == "application/pdf"
    assert file.body().startswith(b"%PDF-")
    assert b"%%EOF" in file.body()[-1024:]

    verify = line.get_by_role("link", name="See how others check it").get_attribute("href") or ""
    assert re.fullmatch(r"/verify/[0-9a-f-]{36}/", verify)
    stranger = open_page(DESKTOP)
    stranger.goto(verify)
    look_at(stranger, "This certificate is genuine")
    expect(stranger.get_by_text("Leila Hartley")).to_be_visible()
    expect(stranger.get_by_text(module.title)).to_be_visible()

    page.goto("/learn/portfolio/")
    draft = page.get_by_role("listitem").filter(has_text=module.title)
    expect(draft).to_contain_text("Draft, not counted yet")
    if axe:
        look_at(page, "My portfolio")

    page.goto("/learn/")
    fits_its_width(page)
    assert not page.locator(f"a.lw-button--go[href*='{MODULE}']").count()
    assert not page.locator(f"a.lw-button--go[href^='{module.url}']").count()


def look_at(page: Page, heading: str = "") -> None:
    """See that a page is the one that was meant, fits, and is open to everybody."""
    if heading:
        expect(page.get_by_role("heading", level=1)).to_have_text(heading)
    check_axe(page)
    fits_its_width(page)
