"""The parts of setting up that are done in ``/admin/``: the test e-mail."""

from __future__ import annotations

import smtplib
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse_lazy
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from foundations.clock import now
from people.permissions import may_manage_people
from website.actions.set_up import mark, send_test_mail
from website.vocabulary import Mark


class TestMailView(WagtailAdminTemplateMixin, TemplateView):
    """Send a test e-mail to oneself, and say that it arrived."""

    template_name = "website/admin/test_mail.html"
    page_title = "Test e-mail"
    header_icon = "mail"
    breadcrumbs_items = (
        {"url": reverse_lazy("wagtailadmin_home"), "label": "Home"},
        {"url": "", "label": "Test e-mail"},
    )

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if not may_manage_people(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(sender=settings.DEFAULT_FROM_EMAIL, **kwargs)

    def post(self, request: HttpRequest) -> HttpResponse:
        if "arrived" in request.POST:
            mark(Mark.MAIL_ARRIVED, at=now(), by=request.user)  # type: ignore[arg-type]
            messages.success(request, "Good. People's invitations will arrive as well.")
            return redirect("wagtailadmin_home")
        to = request.user.email or ""  # type: ignore[union-attr]
        try:
            send_test_mail(
                to=to, sender=settings.DEFAULT_FROM_EMAIL, site_address=settings.SITE_ADDRESS, at=now()
            )
        except (OSError, smtplib.SMTPException) as error:
            messages.error(request, f"The mail server refused it: {type(error).__name__}. Check EMAIL_URL.")
        else:
            messages.success(request, f"Sent to {to}. Look into your mail, then press “It arrived”.")
        return redirect("website_test_mail")
