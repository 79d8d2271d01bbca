"""Every component in a real browser, on a phone and on a desk: accessible, and no wider than the screen."""

from pathlib import Path

import pytest
from django.template.loader import render_to_string
from playwright.sync_api import Browser

from design.views.gallery import GalleryView
from tests.design.browser import opened

pytestmark = pytest.mark.journey

AXE = Path(__file__).resolve().parents[2] / "journeys" / "vendor" / "axe.min.js"


def _gallery() -> str:
    """Return the gallery as its view draws it, with a place to be in and without a database."""
    context = GalleryView().get_context_data()
    places = [
        {"label": "My learning", "url": "/learn/", "current": True},
        {"label": "Programmes", "url": "/programmes/"},
    ]
    return render_to_string("design/pages/gallery.html", {**context, "navigation": places})


@pytest.mark.parametrize("width", [320, 360, 1280])
def test_every_component_is_accessible_and_fits(chrome: Browser, width: int) -> None:
    device = chrome.new_context(viewport={"width": width, "height": 800}, bypass_csp=True)

    with opened(device, _gallery()) as page:
        page.add_script_tag(path=AXE)
        found = page.evaluate("axe.run({runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']})")
        widest = page.evaluate("document.documentElement.scrollWidth")
    device.close()

    assert [(rule["id"], [node["target"] for node in rule["nodes"]]) for rule in found["violations"]] == []
    assert widest <= width


def test_no_component_is_held_back_by_the_content_policy(chrome: Browser) -> None:
    device = chrome.new_context(viewport={"width": 1280, "height": 800})
    complaints: list[str] = []
    device.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)

    with opened(device, _gallery()) as page:
        page.wait_for_load_state("networkidle")
    device.close()

    assert complaints == []
