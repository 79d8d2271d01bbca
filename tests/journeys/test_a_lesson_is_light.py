"""A lesson on a poor signal: what goes over the wire, compressed and named as a real site serves it."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.management import call_command
from django.core.servers.basehttp import ThreadedWSGIServer, WSGIRequestHandler
from django.core.wsgi import get_wsgi_application
from django.db import connections
from playwright.sync_api import Page
from pytest_django.fixtures import Settings

from tests.journeys.conftest import PHONE, sign_in_as
from tests.journeys.studying import the_module

FIRST_VISIT = 150 * 1024
LATER_VISIT = 30 * 1024
NOT_ON_A_LESSON = ["wagtail*", "admin", "django_ninja*", "ninja", "taggit", "rest_framework"]


class QuietHandler(WSGIRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the name is the base class's
        """Say nothing."""


@pytest.fixture
def as_it_is_served(transactional_db: None, settings: Settings, tmp_path: Path) -> Iterator[str]:
    """Serve the site with its files collected, compressed and fingerprinted; return its address."""
    settings.STATIC_ROOT = tmp_path / "static"
    settings.STORAGES = settings.STORAGES | {
        "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"}
    }
    settings.WHITENOISE_USE_FINDERS = settings.WHITENOISE_AUTOREFRESH = False
    call_command("collectstatic", interactive=False, verbosity=0, ignore_patterns=NOT_ON_A_LESSON)
    staticfiles_storage.hashed_files.update(staticfiles_storage.load_manifest()[0])
    server = ThreadedWSGIServer(("127.0.0.1", 0), QuietHandler, connections_override=None)
    server.set_app(get_wsgi_application())
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()
    connections.close_all()


def test_a_lesson_moves_150_kb_on_a_first_visit_and_30_kb_afterwards(
    demo_world: None, as_it_is_served: str, open_page: Callable[..., Page]
) -> None:
    phone = open_page(PHONE, base_url=as_it_is_served)
    lessons = [step.url for step in the_module("y1-01").steps if step.kind == "lesson"]
    sign_in_elsewhere(open_page, phone, as_it_is_served)

    first = weight_of(phone, lessons[0])
    later = [weight_of(phone, lesson) for lesson in (lessons[0], *lessons[1:])]

    assert sum(first.values()) <= FIRST_VISIT, first
    assert all(sum(visit.values()) <= LATER_VISIT for visit in later), later
    assert len(first) > 5, "The first visit fetched what the page needs, not only the page."


def sign_in_elsewhere(open_page: Callable[..., Page], phone: Page, address: str) -> None:
    """Sign in with another browser and bring its cookies, so that the phone's cache is as empty as on a first visit."""
    other = open_page(PHONE, base_url=address)
    sign_in_as(other, "learner")
    phone.context.add_cookies(other.context.cookies())  # type: ignore[arg-type]  # the same shape


def weight_of(page: Page, address: str) -> dict[str, int]:
    """Return how many bytes each answer of a visit took over the wire, heads included."""
    network = page.context.new_cdp_session(page)
    network.send("Network.enable")
    asked: dict[str, str] = {}
    weights: dict[str, int] = {}
    network.on(
        "Network.requestWillBeSent", lambda said: asked.update({said["requestId"]: said["request"]["url"]})
    )
    network.on(
        "Network.loadingFinished",
        lambda said: weights.update({asked.get(said["requestId"], "?"): int(said["encodedDataLength"])}),
    )
    page.goto(address, wait_until="networkidle")
    network.detach()
    return weights
