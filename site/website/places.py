"""The places that the website itself puts into the header."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import reverse

from courses.queries.outline import current_outline
from foundations.clock import today
from foundations.registries import NavigationItem, lead_places, navigation, ways_in
from people.permissions import may_add_people, may_manage_people
from website.rules.programmes import open_programme


def _is_signed_in(request: HttpRequest) -> bool:
    return request.user.is_authenticated


def _writes(request: HttpRequest) -> bool:
    return request.user.is_authenticated and request.user.is_staff


def _keeps_posts(request: HttpRequest) -> bool:
    return request.user.is_authenticated and may_add_people(request.user, today())


def _supports(request: HttpRequest) -> bool:
    return request.user.is_authenticated and may_manage_people(request.user)


def _way_into(code: str) -> str:
    is_open = open_programme(current_outline(), code) is not None
    return reverse("website:join_programme", args=[code]) if is_open else ""


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
    lead_places.register("support", NavigationItem("support", 20, "Support", "website:support", _supports))
    ways_in.register("open", _way_into)
