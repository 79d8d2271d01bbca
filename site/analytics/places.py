"""The place that leads have in the header, and the first of its tabs."""

from __future__ import annotations

from django.http import HttpRequest

from foundations.clock import today
from foundations.registries import NavigationItem, lead_places, navigation
from people.permissions import may_lead, may_see_statistics


def _leads(request: HttpRequest) -> bool:
    return request.user.is_authenticated and may_lead(request.user, today())


def _reads_figures(request: HttpRequest) -> bool:
    return request.user.is_authenticated and bool(may_see_statistics(request.user, today()))


def register() -> None:
    """Register the lead's pages as a place in the header, and what comes first in it."""
    for place in (
        NavigationItem("this_week", 1, "This week", "analytics:this_week", _leads),
        NavigationItem("everybody", 2, "Everybody", "analytics:people", _leads),
        NavigationItem("retention", 3, "Retention", "analytics:retention", _reads_figures),
    ):
        lead_places.register(place.code, place)
    navigation.register("lead", NavigationItem("lead", 40, "My people", "analytics:this_week", _leads))
