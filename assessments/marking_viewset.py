"""Marking's place in ``/admin/``."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import path
from django.utils.timezone import localdate
from wagtail.admin.menu import MenuItem
from wagtail.admin.viewsets.base import ViewSet

from assessments.permissions import is_marker
from assessments.views.marking_queue import agreement, give_back, index, take, work
from foundations.clock import now


class MarkingMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return is_marker(request.user, localdate(now()))  # type: ignore[arg-type]  # nobody is here without signing in


class MarkingViewSet(ViewSet):
    name = "marking"
    icon = "tasks"
    menu_label = "Marking"
    menu_order = 225
    menu_item_class = MarkingMenuItem
    add_to_admin_menu = True

    def get_urlpatterns(self) -> list[Any]:
        return [
            path("", index, name="index"),
            path("agreement/", agreement, name="agreement"),
            path("<uuid:task>/", work, name="work"),
            path("<uuid:task>/claim/", take, name="claim"),
            path("<uuid:task>/release/", give_back, name="release"),
        ]
