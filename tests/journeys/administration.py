"""Looking at our part of the administration: what stands in its `main`, at both widths."""

from __future__ import annotations

from playwright.sync_api import Page

from tests.journeys.conftest import DESKTOP, PHONE, check_axe, fits_its_width

WAGTAILS = (
    # Wagtail gives its boxes for text with a form no name that a screen reader hears; their heading stands above.
    ".public-DraftEditor-content",
    # Wagtail names the sections of a list's boxes alike, and makes the buttons of its map of a long form small.
    "[data-contentpath=answers] .w-panel--nested",
    ".w-minimap__toggle",
    # Wagtail tells how many rows a filter leaves in a heading that is an alert too.
    "h2[role=alert]",
)
"""What in the midst of our screens is Wagtail's own, and not for us to mend."""


def look(page: Page, *, widths: tuple[dict[str, int], ...] = (PHONE, DESKTOP)) -> None:
    """Look at the screen that is open for barriers, on a phone and on a desktop; all of them are told at once."""
    found = []
    for size in widths:
        page.set_viewport_size(size)  # type: ignore[arg-type]  # a dict with the two keys that it wants
        try:
            check_axe(page, within="main", beside=WAGTAILS)
            fits_its_width(page)
        except AssertionError as barrier:
            found.append(f"at {size['width']} px: {barrier}")
    assert found == [], "\n\n".join(found)
