"""The places that the website itself puts into the header."""

from __future__ import annotations

from django.http import HttpRequest

from foundations.registries import NavigationItem, navigation


def _is_signed_in(request: HttpRequest) -> bool:
    return request.user.is_authenticated


def _writes(request: HttpRequest) -> bool:
    return request.user.is_authenticated and request.user.is_staff


def register() -> None:
    """Register my learning, the programmes and the editing area as places in the header."""
    navigation.register("editing", NavigationItem("editing", 50, "Editing", "wagtailadmin_home", _writes))
    navigation.register(
        "my_learning", NavigationItem("my_learning", 10, "My learning", "website:my_learning", _is_signed_in)
    )
    navigation.register(
        "programmes", NavigationItem("programmes", 20, "Programmes", "courses:programmes", lambda _: True)
    )
