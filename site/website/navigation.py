"""The header and footer as data, for the templates of `design`, which know no addresses."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import SimpleLazyObject

from foundations.registries import navigation as places
from notifications.queries.letterbox import letterbox_of
from website.rules.help_request import page_named

FOOTER = (
    ("Accessibility", "website:accessibility"),
    ("Privacy", "website:privacy"),
    ("Cookies", "website:cookies"),
    ("Help", "website:help"),
)


def _places(request: HttpRequest) -> list[dict[str, Any]]:
    shown = sorted((place for place in places if place.is_for(request)), key=lambda place: place.order)
    links = [{"label": place.label, "url": reverse(place.url_name)} for place in shown]
    # The inbox stands beside the name, below the address of my learning.
    addresses = [reverse("notifications:inbox"), *(link["url"] for link in links)]
    here = max((url for url in addresses if request.path.startswith(url)), key=len, default="")
    return [{**link, "current": link["url"] == here} for link in links]


def _account(request: HttpRequest) -> dict[str, Any]:
    if not request.user.is_authenticated:
        return {"sign_in_url": reverse("account_login"), "join_url": reverse("website:join")}
    return {
        "name": request.user.name,
        "key": str(request.user.actor),
        "inbox": SimpleLazyObject(lambda: _inbox(request)),
        "links": [
            {"label": "My account", "url": reverse("website:account")},
            {"label": "Who sees what", "url": reverse("people:who_sees_what")},
            {"label": "Sign out", "url": reverse("account_logout")},
        ],
    }


def _inbox(request: HttpRequest) -> dict[str, Any]:
    """Give what stands beside the name: one query, once for a request, and only where a header is shown."""
    if not hasattr(request, "_letterbox"):
        request._letterbox = letterbox_of(request.user)  # type: ignore[attr-defined,arg-type]
    letterbox = request._letterbox  # type: ignore[attr-defined]
    url = reverse("notifications:inbox")
    return {
        "url": url,
        "unread": letterbox.unread,
        "is_current": request.path.startswith(url),
        "is_failing": letterbox.is_failing,
        "address": request.user.email,  # type: ignore[union-attr]
        "addresses_url": reverse("account_email"),
    }


def navigation(request: HttpRequest) -> dict[str, Any]:
    """Give every template the places in the header, whose account it is, and the links of the footer."""
    if not hasattr(request, "user"):
        return {}
    if request.path.startswith("/admin/"):
        return {}
    return {
        "navigation": _places(request),
        "account": _account(request),
        "search_url": reverse("website:search"),
        "report_url": f"{reverse('website:report')}?{urlencode({'page': page_named(request.path)})}",
        "help_url": reverse("website:report"),
        "footer_links": [{"label": label, "url": reverse(name)} for label, name in FOOTER],
    }
