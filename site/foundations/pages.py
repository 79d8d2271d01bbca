"""A page says words; a screen shows them. This joins the two without a page looking up.

A view registers itself with ``@shows(LessonPage)``; a page that mixes in ``ShownPage`` is served, and previewed,
through that view.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse

from foundations.registries import Screen
from foundations.registries import shows as screens


def page_key(page_class: type[Any]) -> str:
    """Return a page class's name in the registry, such as ``courses.LessonPage``."""
    return str(page_class._meta.label)


def shows(page_class: type[Any]) -> Callable[[Screen], Screen]:
    """Register the decorated view as the screen of a page class."""

    def register(view: Screen) -> Screen:
        return screens.register(page_key(page_class), view)

    return register


class ShownPage:
    """Mix into a Wagtail page: its screen is the registered view, for visitors and in previews alike."""

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return screens[page_key(type(self))](request, self)

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        request.is_preview = True  # type: ignore[attr-defined]
        request.preview_mode = mode_name  # type: ignore[attr-defined]
        return screens[page_key(type(self))](request, self)
