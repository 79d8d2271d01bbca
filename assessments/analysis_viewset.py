"""The place of item analysis and re-marking in ``/admin/``."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import path, re_path
from wagtail.admin.menu import MenuItem
from wagtail.admin.viewsets.base import ViewSet

from assessments.views import item_analysis, re_marking


class AnalysisMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return request.user.has_perm("assessments.change_question")


class ItemAnalysisViewSet(ViewSet):
    """How questions do, and what is marked again when one turns out to be wrong."""

    name = "item_analysis"
    icon = "table"
    menu_label = "Item analysis"
    menu_order = 231
    menu_item_class = AnalysisMenuItem
    add_to_admin_menu = True

    def get_urlpatterns(self) -> list[Any]:
        return [
            path("", item_analysis.index, name="index"),
            path("<int:pk>/", item_analysis.quiz, name="quiz"),
            re_path(
                r"^(?P<pk>\d+)/(?P<table>questions|answers)\.(?P<kind>csv|xlsx)$",
                item_analysis.export,
                name="export",
            ),
            path("re-marking/", re_marking.index, name="re_markings"),
            path("re-marking/<int:quiz>/<int:question>/", re_marking.begin, name="begin_re_marking"),
            path("re-marking/<uuid:uuid>/", re_marking.re_marking, name="re_marking"),
        ]
