"""The audit in the administration, beside the records that it is about."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import URLPattern, path
from wagtail.admin.menu import MenuItem
from wagtail.admin.viewsets.base import ViewSet

from people.permissions import may_manage_people
from people.views.audit import AuditExportView, AuditView


class AuditMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return may_manage_people(request.user)


class AuditViewSet(ViewSet):
    icon = "history"
    menu_label = "Audit"
    menu_item_class = AuditMenuItem

    def get_urlpatterns(self) -> list[URLPattern]:
        return [
            path("", AuditView.as_view(), name="index"),
            path("audit.<slug:kind>", AuditExportView.as_view(), name="export"),
        ]


audit_screen = AuditViewSet("people_audit", url_prefix="people/audit")
