"""The small scripts in a real browser: saving, checking oneself, glossary, completing by reading."""

from __future__ import annotations

import pytest
from playwright.sync_api import BrowserContext, Route, expect

from tests.design.browser import ORIGIN, Answer, drawn, opened

pytestmark = pytest.mark.journey

NIA, OWEN = {"name": "Nia", "key": "nia"}, {"name": "Owen", "key": "owen"}
BOX = "textarea[name=text]"
STATUS = "[data-autosave-status]"
REFLECTION = '{% include "design/components/reflection.html" with prompt="What matters?" identifier="r1" save_url="/save" csrf_token="t" only %}'


def _saves(route: Route) -> None:
    route.fulfill(status=204)


def _has_no_signal(route: Route) -> None:
    route.abort("internetdisconnected")


# A browser follows the way to the sign-in page by itself, and then says so in its answer.
SIGNED_OUT = """
window.fetch = async () => ({ ok: true, status: 200, redirected: true, url: "/accounts/login/?next=/save" });
"""


def test_what_somebody_writes_is_saved_while_they_write_and_says_so(device: BrowserContext) -> None:
    sent: list[str] = []

    def save(route: Route) -> None:
        sent.append(route.request.post_data or "")
        _saves(route)

    with opened(device, drawn(REFLECTION, account=NIA), {"/save": save}) as page:
        page.fill(BOX, "That somebody listens")
        expect(page.locator(STATUS)).to_contain_text("Saved privately, only you can see this.")

    assert "That somebody listens" in sent[-1]
    assert "csrfmiddlewaretoken" in sent[-1]


@pytest.mark.parametrize(
    "fails",
    [_has_no_signal, lambda route: route.fulfill(status=500), lambda route: route.fulfill(status=403)],
)
def test_what_could_not_be_saved_survives_a_closed_tab_and_is_sent_later(
    device: BrowserContext, fails: Answer
) -> None:
    html = drawn(REFLECTION, account=NIA)
    with opened(device, html, {"/save": fails}) as page:
        page.fill(BOX, "In the lift, without signal")
        expect(page.locator(STATUS)).to_have_text("Not saved yet, kept on this phone")

    with opened(device, html, {"/save": _saves}) as page:
        expect(page.locator(BOX)).to_have_value("In the lift, without signal")
        expect(page.locator(STATUS)).to_contain_text("Saved privately")

    with opened(device, html, {"/save": _saves}) as page:
        expect(page.locator(BOX)).to_have_value("")


def test_what_could_not_be_saved_is_not_shown_to_the_next_person_on_the_same_device(
    device: BrowserContext,
) -> None:
    with opened(device, drawn(REFLECTION, account=NIA), {"/save": _has_no_signal}) as page:
        page.fill(BOX, "Private to Nia")
        expect(page.locator(STATUS)).to_have_text("Not saved yet, kept on this phone")

    with opened(device, drawn(REFLECTION, account=OWEN), {"/save": _saves}) as page:
        expect(page.locator(BOX)).to_have_value("")


def test_being_signed_out_is_not_taken_for_saved(device: BrowserContext) -> None:
    device.add_init_script(SIGNED_OUT)

    with opened(device, drawn(REFLECTION, account=NIA)) as page:
        page.fill(BOX, "Signed out meanwhile")
        expect(page.locator(STATUS)).to_have_text("Not saved yet, kept on this phone")


def test_a_self_check_shows_one_answer_at_a_time(device: BrowserContext) -> None:
    options = [
        {"text": "A choir", "feedback": "She chose it.", "is_right": True},
        {"text": "Tablets", "feedback": "That is medical."},
    ]
    check = '{% include "design/components/self_check.html" with question="Which?" options=options only %}'

    with opened(device, drawn(check, options=options)) as page:
        page.get_by_text("Tablets").click()
        expect(page.get_by_text("That is medical.")).to_be_visible()
        page.get_by_text("A choir").click()
        expect(page.get_by_text("She chose it.")).to_be_visible()
        expect(page.get_by_text("That is medical.")).to_be_hidden()


def test_a_glossary_word_opens_its_meaning_without_leaving_and_closes_with_escape(
    device: BrowserContext,
) -> None:
    term = '<p>A long sentence that ends in a {% include "design/components/glossary_term.html" with term="warm handover" meaning="Introducing somebody." url="/glossary/" only %}.</p>'

    with opened(device, drawn(term)) as page:
        page.get_by_role("button", name="warm handover").press("Enter")
        expect(page.get_by_text("Introducing somebody.")).to_be_visible()
        assert page.evaluate("document.documentElement.scrollWidth") <= 360
        page.keyboard.press("Escape")
        expect(page.get_by_text("Introducing somebody.")).to_have_count(0)
        expect(page).to_have_url(f"{ORIGIN}/")


def test_a_step_is_completed_when_its_end_has_been_read(device: BrowserContext) -> None:
    form = (
        "{% for n in lines %}<p>Text</p>{% endfor %}"
        '<form method="post" action="/done" data-complete-on-scroll><input type="hidden" name="step" value="7">'
        '<button>Mark as done</button><p data-complete-status role="status"></p></form>'
    )
    sent: list[str] = []

    def done(route: Route) -> None:
        sent.append(route.request.post_data or "")
        _saves(route)

    with opened(device, drawn(form, lines=range(60)), {"/done": done}) as page:
        expect(page.get_by_role("button", name="Mark as done")).to_be_visible()
        assert sent == []
        page.get_by_role("button", name="Mark as done").scroll_into_view_if_needed()
        expect(page.get_by_text("Done. This step is completed.")).to_be_visible()

    assert len(sent) == 1
