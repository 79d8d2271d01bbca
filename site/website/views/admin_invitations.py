"""Invitations in ``/admin/``, for the programme team: the same list, the same look before sending."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.urls import reverse_lazy
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from people.permissions import may_manage_people
from website.views.invitations import ChoosingView


class AdminInvitationsView(WagtailAdminTemplateMixin, ChoosingView):
    template_name = "website/admin/invitations.html"
    page_title = "Invitations"
    header_icon = "mail"
    after = "website_invitations:index"
    breadcrumbs_items = (
        {"url": reverse_lazy("wagtailadmin_home"), "label": "Home"},
        {"url": "", "label": "Invitations"},
    )

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if not may_manage_people(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)
