"""The tabs of everything that somebody does for the people they look after, the same on each of its pages."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import template
from django.urls import reverse

from foundations.registries import lead_places

register = template.Library()


@register.inclusion_tag("design/components/tabs.html", takes_context=True)
def lead_tabs(context: template.Context) -> dict[str, Any]:
    """Draw the places that are for whoever looks, in order; a single one divides nothing, so it is left out."""
    request = context["request"]
    found = sorted(lead_places, key=lambda place: (place.order, place.code))
    urls = {place.label: reverse(place.url_name) for place in found if place.is_for(request)}
    items = [
        {"label": label, "url": url, "current": _is_at(request.path, url, list(urls.values()))}
        for label, url in urls.items()
    ]
    return {"items": items if len(items) > 1 else [], "label": "My people"}


def _is_at(path: str, url: str, places: Sequence[str]) -> bool:
    """Return whether a path is at a place or below it, unless it is below another place within that one."""
    within = [other for other in places if other != url and other.startswith(url)]
    return path == url or (path.startswith(url) and not within)
