"""The places that the website itself puts into the header."""

from __future__ import annotations

from django.http import HttpRequest

from foundations.clock import today
from foundations.registries import NavigationItem, lead_places, navigation
from people.permissions import may_add_people


def _is_signed_in(request: HttpRequest) -> bool:
    return request.user.is_authenticated


def _writes(request: HttpRequest) -> bool:
    return request.user.is_authenticated and request.user.is_staff


def _keeps_posts(request: HttpRequest) -> bool:
    return request.user.is_authenticated and may_add_people(request.user, today())


def register() -> None:
    """Register my learning, the programmes and the editing area as places in the header."""
    navigation.register("editing", NavigationItem("editing", 50, "Editing", "wagtailadmin_home", _writes))
    navigation.register(
        "my_learning", NavigationItem("my_learning", 10, "My learning", "website:my_learning", _is_signed_in)
    )
    navigation.register(
        "programmes", NavigationItem("programmes", 20, "Programmes", "courses:programmes", lambda _: True)
    )
    lead_places.register("posts", NavigationItem("posts", 10, "Posts", "website:posts", _keeps_posts))
