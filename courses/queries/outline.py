"""The Outline, made once for each edition of the content and read once for each request."""

from __future__ import annotations

from typing import Any

from django.core.cache import cache

from courses.models import OutlineVersion
from courses.queries.outline_building import build_outline
from courses.rules.outline import (
    ModuleNode,
    Node,
    Outline,
    PathwayNode,
    ProgrammeNode,
    StepNode,
    TrackNode,
    YearNode,
)
from foundations.per_request import PerRequest

__all__ = [
    "ModuleNode",
    "Node",
    "Outline",
    "PathwayNode",
    "ProgrammeNode",
    "StepNode",
    "TrackNode",
    "YearNode",
    "current_outline",
    "current_version",
    "forget_outline",
]

SHAPE = 2
"""Raised by hand when the tree's classes change, so that a deployed site does not read the older shape."""

KEPT_SECONDS = 7 * 24 * 3600

_this_request: PerRequest[Outline] = PerRequest()
_latest: dict[int, Outline] = {}


def current_version() -> int:
    """Return the number of the content's edition; one query."""
    return OutlineVersion.objects.values_list("number", flat=True).first() or 0


def current_outline(request: Any = None) -> Outline:
    """Return the published curriculum.

    One query, then the cache; within a request, neither for the second caller. ``request`` is not needed: it is
    accepted so that a caller may say where it stands.
    """
    return _this_request.get("outline", lambda: _outline_of(current_version()))


def forget_outline() -> None:
    """Let the next call read the edition again; for whoever publishes within a request."""
    _this_request.forget()


def _outline_of(version: int) -> Outline:
    """Find an edition in this process, then in the cache, and make it if it is in neither.

    Without a version row (a database just emptied) nothing is kept: no number, no edition.
    """
    if not version:
        return build_outline(0)
    outline = _latest.get(version)
    if outline is None:
        key = f"courses:outline:{SHAPE}:{version}"
        outline = cache.get(key)
        if outline is None:
            outline = build_outline(version)
            cache.set(key, outline, KEPT_SECONDS)
        _latest.clear()
        _latest[version] = outline
    return outline
