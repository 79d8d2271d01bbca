"""What peer learning adds to the administration."""

from __future__ import annotations

from typing import Any

from wagtail import hooks

from peer_learning.viewsets import cohorts, person_chooser


def viewsets() -> list[Any]:
    return [cohorts, person_chooser]


hooks.register("register_admin_viewset", viewsets)
