"""The screens of imports, under one address and one place in the menu."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import URLPattern, path
from wagtail.admin.menu import MenuItem
from wagtail.admin.viewsets.base import ViewSet

from people.permissions import may_import
from people.views.imports import ImportListView, ImportRunView, report_as_text


class ImportMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return may_import(request.user)


class ImportViewSet(ViewSet):
    icon = "upload"
    menu_label = "Imports"
    menu_item_class = ImportMenuItem

    def get_urlpatterns(self) -> list[URLPattern]:
        return [
            path("", ImportListView.as_view(), name="index"),
            path("<int:pk>/", ImportRunView.as_view(), name="run"),
            path("<int:pk>/report/", report_as_text, name="report"),
        ]


imports = ImportViewSet("people_imports", url_prefix="people/imports")
