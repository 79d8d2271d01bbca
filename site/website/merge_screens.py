"""The screens for two records of one person, in the administration."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import URLPattern, path
from wagtail.admin.menu import MenuItem
from wagtail.admin.viewsets.base import ViewSet

from people.permissions import may_merge_people
from website.views.merging import CompareRecordsView, FindRecordsView, WaitingRowsView


class MergeMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return may_merge_people(request.user)


class MergeViewSet(ViewSet):
    """In the menu beside People, where whoever imports looks for it."""

    icon = "group"
    menu_label = "Two records of one"
    menu_order = 315
    add_to_admin_menu = True
    menu_item_class = MergeMenuItem

    def get_urlpatterns(self) -> list[URLPattern]:
        return [
            path("", FindRecordsView.as_view(), name="index"),
            path("compare/", CompareRecordsView.as_view(), name="compare"),
            path("imports/<int:pk>/", WaitingRowsView.as_view(), name="waiting"),
        ]


merging = MergeViewSet("website_merge", url_prefix="people/merge")
