"""The pages that say that something did not work.

Templates `400.html`, `403.html`, `404.html` and `500.html` belong to the apps that draw them; where one
is missing the answer is still a plain sentence. The page for 500 is rendered without a context, because
whatever failed may fail again.
"""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template import TemplateDoesNotExist, loader

from people.views.kept_words import words_given_back

_PLAIN = (
    "<!doctype html><html lang=en-GB><meta charset=utf-8><title>{title}</title><h1>{title}</h1><p>{text}</p>"
)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer a request that makes no sense, without drawing anything from it."""
    return _page(None, 400, "This did not reach us whole", "Go back, reload the page and try again.")


def permission_denied(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer somebody who may not be here; it reads as "not found" does."""
    return _page(
        request, 403, "We cannot show you this page", "Go to the home page and start again from there."
    )


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer an address that is not there, or not there for this person."""
    return _page(request, 404, "We cannot find this page", "Go to the home page and start again from there.")


def server_error(request: HttpRequest) -> HttpResponse:
    """Answer when the fault is ours."""
    return _page(None, 500, "Something went wrong on our side", "Nothing you saved is lost. Try again soon.")


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Answer a form sent from a page that had grown old: with what was typed, or with how to send it again."""
    return words_given_back(request) or _page(
        request,
        403,
        "This page was open too long",
        "Nothing was saved. Go back, reload the page, and send it again.",
        template="403_csrf.html",
    )


def _page(
    request: HttpRequest | None, status: int, title: str, text: str, *, template: str = ""
) -> HttpResponse:
    context: dict[str, Any] = {"error_title": title, "error_text": text}
    try:
        body = loader.select_template([template or f"{status}.html", f"{status}.html"]).render(
            context, request
        )
    except TemplateDoesNotExist:
        body = _PLAIN.format(title=title, text=text)
    return HttpResponse(body, status=status)
