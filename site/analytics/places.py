"""The place that leads have in the header."""

from __future__ import annotations

from django.http import HttpRequest

from foundations.clock import today
from foundations.registries import NavigationItem, navigation
from people.permissions import may_lead


def _leads(request: HttpRequest) -> bool:
    return request.user.is_authenticated and may_lead(request.user, today())


def register() -> None:
    """Register the lead's pages as a place in the header."""
    navigation.register("lead", NavigationItem("lead", 40, "My people", "analytics:this_week", _leads))
