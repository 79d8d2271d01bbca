"""A page of components in a real browser, without a server: addresses are answered from here."""

from __future__ import annotations

import mimetypes
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from django.apps import apps
from django.template import Context, Template
from playwright.sync_api import BrowserContext, Page, Route

ORIGIN = "http://linkway.test"
STATIC = Path(apps.get_app_config("design").path) / "static"
POLICY = "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; object-src 'none'"

Answer = Callable[[Route], None]


def drawn(main: str, *, account: Mapping[str, str] | None = None, **context: object) -> str:
    """Return a whole page around a piece of template, with a lesson's scripts."""
    source = (
        '{% extends "design/base.html" %}{% block main %}<h1>Page</h1>' + main + "{% endblock main %}"
        '{% block scripts %}{% include "design/scripts/lesson.html" %}{% endblock scripts %}'
    )
    return Template(source).render(Context({"account": account or {}, **context}))


@contextmanager
def opened(browser: BrowserContext, html: str, answers: Mapping[str, Answer] | None = None) -> Iterator[Page]:
    """Open a page whose static files are ours, and whose other addresses the test answers."""
    page = browser.new_page()
    known = dict(answers or {})

    def answer(route: Route) -> None:
        path = route.request.url.removeprefix(ORIGIN).partition("?")[0]
        if path in known:
            known[path](route)
        elif path.startswith("/static/"):
            _static(route, STATIC / path.removeprefix("/static/"))
        else:
            route.fulfill(
                status=200, content_type="text/html", body=html, headers={"Content-Security-Policy": POLICY}
            )

    page.route(f"{ORIGIN}/**", answer)
    page.goto(f"{ORIGIN}/")
    yield page
    page.close()


def _static(route: Route, path: Path) -> None:
    kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    route.fulfill(status=200, content_type=kind, body=path.read_bytes())
