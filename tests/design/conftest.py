"""A browser for the few tests of the design that need one."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, sync_playwright

from tests.conftest import chromium


@pytest.fixture(scope="module")
def chrome() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def device(chrome: Browser) -> Iterator[BrowserContext]:
    """A browser with a memory of its own."""
    context = chrome.new_context(viewport={"width": 360, "height": 740})
    context.set_default_timeout(10_000)
    yield context
    context.close()
