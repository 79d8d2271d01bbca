"""``make screenshots``: take the README's pictures from a running site that holds the demo world.

The site is ``make run``'s, or the one that ``--address`` names. The pictures go to ``docs/images/``; each is as small as
a PNG of its kind can be and never over 150 KB.
"""

from __future__ import annotations

import argparse
import sys
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Error, Page, sync_playwright

from config.supervisor.testing import chromium
from demo.vocabulary import DOMAIN, PASSWORD

FOLDER = Path(__file__).resolve().parents[2] / "docs" / "images"
LARGEST_BYTES = 150_000
COLOURS = (256, 128, 64, 32)
DESKTOP = (1120, 760)
PHONE = (390, 760)


@dataclass(frozen=True)
class Picture:
    """Who looks at which page: its address, or the link to follow from there; and how wide."""

    name: str
    who: str
    address: str
    size: tuple[int, int] = DESKTOP
    follow: str = ""


PICTURES = (
    Picture("my-learning", "learner", "/learn/", size=(1120, 1080)),
    Picture("lesson", "learner", "/learn/", size=PHONE, follow="main a:has-text('Continue')"),
    Picture(
        "cohort",
        "lead",
        "/lead/",
        size=(1120, 1180),
        follow="main a[href*='/lead/cohorts/']:has-text('starters')",
    ),
    Picture("retention", "national", "/lead/retention/", size=(1120, 1080)),
)


def main() -> int:
    parser = argparse.ArgumentParser(prog="tests.journeys.screenshots", description=__doc__)
    parser.add_argument("--address", default="http://127.0.0.1:8000", help="of the running site")
    parser.add_argument("--only", choices=[picture.name for picture in PICTURES], help="take one of them")
    options = parser.parse_args()
    if not chromium():
        print("Chromium was not found; name it in LINKWAY_CHROMIUM.", file=sys.stderr)  # noqa: T201
        return 1
    FOLDER.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
        try:
            for picture in PICTURES:
                if options.only in (None, picture.name):
                    _take(browser, picture, options.address)
        except Error as error:
            print(f"{options.address} did not answer as it should: {error.message}", file=sys.stderr)  # noqa: T201
            return 1
        finally:
            browser.close()
    return 0


def _take(browser: Browser, picture: Picture, address: str) -> None:
    width, height = picture.size
    context = browser.new_context(
        base_url=address,
        viewport={"width": width, "height": height},
        locale="en-GB",
        timezone_id="Europe/London",
        reduced_motion="reduce",
    )
    page = context.new_page()
    page.set_default_timeout(60_000)
    _sign_in(page, picture.who)
    page.goto(picture.address)
    if picture.follow:
        page.locator(picture.follow).first.click()
        page.wait_for_load_state()
    page.evaluate("document.fonts.ready")
    file = FOLDER / f"{picture.name}.png"
    file.write_bytes(_small(page.screenshot()))
    print(f"{file.relative_to(FOLDER.parents[1])}: {file.stat().st_size // 1000} KB")  # noqa: T201
    context.close()


def _sign_in(page: Page, who: str) -> None:
    page.goto("/accounts/login/")
    page.fill("[name=login]", f"{who}@{DOMAIN}")
    page.fill("[name=password]", PASSWORD)
    page.press("[name=password]", "Enter")
    page.wait_for_url(lambda url: "/accounts/" not in url)


def _small(picture: bytes) -> bytes:
    """Return a PNG with as many colours as fit."""
    full = Image.open(BytesIO(picture)).convert("RGB")
    for colours in COLOURS:
        out = BytesIO()
        full.quantize(colours, dither=Image.Dither.NONE).save(out, "PNG", optimize=True)
        if out.tell() <= LARGEST_BYTES:
            break
    return out.getvalue()


if __name__ == "__main__":
    sys.exit(main())
