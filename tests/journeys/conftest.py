"""Driving Chromium: a person, a width, and what they need.

A journey commits, because the server runs in another thread; `tests/conftest.py` puts the rows back
afterwards. `demo_world` has the shipped curriculum and the demo people: made once, then put back
from a snapshot in a second. Whoever writes journeys may keep it for the day, between runs, in the
file that `LINKWAY_KEEP_WORLD` names; delete the file when curriculum, demo or models change.
"""

from __future__ import annotations

import datetime
import os
import pickle
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.core.management import call_command
from playwright.sync_api import Browser, Locator, Page, Playwright, sync_playwright
from pytest_django.live_server_helper import LiveServer

from tests.conftest import chromium
from tests.snapshot import Snapshot, forget_what_was_remembered

PHONE = {"width": 360, "height": 740}
DESKTOP = {"width": 1280, "height": 900}
DEMO_PASSWORD = "linkway-demo"
AXE = Path(__file__).parent / "vendor" / "axe.min.js"
AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

_WORLD = pytest.StashKey[Snapshot]()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Every test in this folder drives Chromium."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.journey)


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    # Playwright runs a loop in this thread, and Django then takes every query for one inside it.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as running:
        yield running


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    found = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
    yield found
    found.close()


@pytest.fixture
def open_page(browser: Browser, live_server: LiveServer) -> Iterator[Callable[..., Page]]:
    """Return a function that opens a page as a new visitor: `open_page(PHONE, javascript=False)`.

    A page that asks another server for something, breaks the content policy or throws fails its test.
    """
    contexts, problems = [], []

    def open_one(size: dict[str, int] = DESKTOP, *, javascript: bool = True, **more: object) -> Page:
        context = browser.new_context(
            viewport=size,  # type: ignore[arg-type]  # a dict with the two keys that it wants
            java_script_enabled=javascript,
            locale="en-GB",
            timezone_id="Europe/London",
            reduced_motion="reduce",
            **{"base_url": live_server.url, **more},  # type: ignore[arg-type]  # handed on as given
        )
        context.set_default_timeout(15_000)
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: problems.append(f"{page.url}: {error}"))
        page.on(
            "console",
            lambda said: problems.append(f"{page.url}: {said.text}") if _refused(said.text) else None,
        )
        page.on(
            "request",
            lambda asked: (
                None
                if asked.url.startswith((str(more.get("base_url", live_server.url)), "data:", "blob:"))
                else problems.append(asked.url)
            ),
        )
        return page

    yield open_one
    for context in contexts:
        context.close()
    assert problems == []


def _refused(text: str) -> bool:
    return "Content Security Policy" in text


@pytest.fixture
def phone(open_page: Callable[..., Page]) -> Page:
    return open_page(PHONE)


@pytest.fixture
def desktop(open_page: Callable[..., Page]) -> Page:
    return open_page(DESKTOP)


@pytest.fixture(params=[PHONE, DESKTOP], ids=["phone", "desktop"])
def page(request: pytest.FixtureRequest, open_page: Callable[..., Page]) -> Page:
    """Return a page at phone width, and in another run of the test at desktop width."""
    return open_page(request.param)


@pytest.fixture
def without_javascript(open_page: Callable[..., Page]) -> Page:
    return open_page(PHONE, javascript=False)


@pytest.fixture
def demo_world(transactional_db: None, request: pytest.FixtureRequest) -> None:
    """Have the shipped curriculum and the demo world in the database."""
    stash = request.config.stash
    kept = _kept_world()
    if _WORLD not in stash and kept and kept.exists():
        stash[_WORLD] = pickle.loads(kept.read_bytes())
    if _WORLD in stash:
        stash[_WORLD].restore()
        return
    call_command("load_curriculum", verbosity=0)
    call_command("load_demo", verbosity=0)
    run_the_pump()
    forget_what_was_remembered()
    stash[_WORLD] = Snapshot.take()
    if kept:
        kept.write_bytes(pickle.dumps(stash[_WORLD]))


def _kept_world() -> Path | None:
    """Return the file that keeps today's world between runs, if somebody asked for one."""
    named = os.environ.get("LINKWAY_KEEP_WORLD", "")
    return Path(f"{named}.{datetime.datetime.now(datetime.UTC):%Y-%m-%d}") if named else None


def run_the_pump() -> None:
    """Carry the ledger to everybody who listens, now; with `a_worker` it happens by itself."""
    from learning_records.actions.pump import pump

    pump()


def sign_in_as(page: Page, email: str, password: str = DEMO_PASSWORD) -> None:
    """Sign in through the form, with the keyboard alone. A name without @ is a demo person's."""
    page.goto("/accounts/login/")
    page.locator("input[name=login]").focus()
    page.keyboard.insert_text(email if "@" in email else f"{email}@demo.linkway.example")
    page.locator("input[name=password]").focus()
    page.keyboard.insert_text(password)
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert "/accounts/login" not in page.url, page.locator("main").inner_text()


def go_by(target: Locator) -> None:
    """Press a link or button; the page that it leads to has loaded when this returns."""
    with target.page.expect_navigation():
        target.click()


def tab_to(page: Page, name: str, *, role: str = "", at_most: int = 80) -> None:
    """Press Tab until the link, button or field with this name has the focus.

    Fails if it is never reached, or if the focus on the way cannot be seen.
    """
    passed = []
    for _ in range(at_most):
        page.keyboard.press("Tab")
        focused = page.evaluate(_FOCUSED)
        if focused is None:
            continue
        assert focused["visible"], f"The focus on {focused['name']!r} cannot be seen."
        if name.lower() in focused["name"].lower() and role in {"", focused["role"]}:
            return
        passed.append(focused["name"])
    raise AssertionError(f"Tab never reached {name!r}; it passed {passed}.")


_FOCUSED = """() => {
  const found = document.activeElement;
  if (!found || found === document.body) return null;
  const label = found.labels && found.labels[0];
  const name = found.getAttribute('aria-label') || (label && label.innerText) || found.innerText || found.value || found.name || '';
  const box = found.getBoundingClientRect();
  const style = getComputedStyle(found);
  const shown = (box.width > 0 && box.height > 0 && style.visibility !== 'hidden') || (label && label.getBoundingClientRect().width > 0);
  const marks = [style, getComputedStyle(found, '::before'), ...(label ? [getComputedStyle(label), getComputedStyle(label, '::before')] : [])];
  const marked = marks.some((one) => (one.outlineStyle !== 'none' && parseFloat(one.outlineWidth) > 0) || one.boxShadow !== 'none');
  return {
    name: name.trim(), role: found.getAttribute('role') || found.tagName.toLowerCase(),
    visible: !!shown && marked,
  };
}"""


def check_axe(
    page: Page, *, leave_out: tuple[str, ...] = (), within: str = "html", beside: tuple[str, ...] = ()
) -> None:
    """Fail with every barrier that axe finds on the page, or in a part of it and beside some: rule, why, and where.

    Needs JavaScript in the page; the site's content policy allows the tool because the browser, not the page, adds it.
    """
    page.wait_for_load_state()
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(AXE.read_text())
    found = page.evaluate(
        "([tags, within, beside]) => axe.run({include: [within], exclude: beside},"
        " {runOnly: {type: 'tag', values: tags}, resultTypes: ['violations']})",
        [AXE_TAGS, within, list(beside)],
    )
    barriers = [
        f"{violation['id']}: {violation['help']} — {node['target']} {node['html'][:160]}"
        for violation in found["violations"]
        if violation["id"] not in leave_out
        for node in violation["nodes"]
    ]
    assert barriers == [], f"{page.url}\n" + "\n".join(barriers)


def fits_its_width(page: Page) -> None:
    """Fail if the page scrolls sideways."""
    page.wait_for_load_state()
    width, needed = page.evaluate(
        "() => [document.documentElement.clientWidth, document.documentElement.scrollWidth]"
    )
    assert needed <= width, f"{page.url} is {needed} px wide on a screen of {width}."
