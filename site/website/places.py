"""The places that the website itself puts into the header."""

from __future__ import annotations

from django.http import HttpRequest

from foundations.registries import NavigationItem, navigation


def _is_signed_in(request: HttpRequest) -> bool:
    return request.user.is_authenticated


def register() -> None:
    """Register my learning and the programmes as places in the header."""
    navigation.register(
        "my_learning", NavigationItem("my_learning", 10, "My learning", "website:my_learning", _is_signed_in)
    )
    navigation.register(
        "programmes", NavigationItem("programmes", 20, "Programmes", "courses:programmes", lambda _: True)
    )
