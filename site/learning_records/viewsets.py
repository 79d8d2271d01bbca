"""The ledger's place in the administration: a report for operators."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, path
from wagtail.admin.menu import MenuItem
from wagtail.admin.viewsets.base import ViewSet

from learning_records.permissions import may_see_parked
from learning_records.views.parked import ParkedView, ReleaseView


class LedgerMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return may_see_parked(request.user)


class LedgerViewSet(ViewSet):
    name = "ledger"
    url_prefix = "reports/ledger"
    icon = "history"
    menu_label = "Parked statements"
    menu_hook = "register_reports_menu_item"
    menu_item_class = LedgerMenuItem

    def get_urlpatterns(self) -> list[URLPattern | Any]:
        return [
            path("", ParkedView.as_view(), name="index"),
            path("release/", ReleaseView.as_view(), name="release"),
        ]
