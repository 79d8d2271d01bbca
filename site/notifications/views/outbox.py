"""The operator's screens of one mail: what became of it, and sending it again."""

from __future__ import annotations

from typing import Any, cast

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.generic import View
from wagtail.admin.views.generic.models import InspectView

from foundations import clock
from notifications.actions.resend import ResendRefused, resend
from notifications.models import Mail
from notifications.permissions import may_resend_mails
from people.models import Person

SHOWN = (
    "address",
    "person",
    "subject",
    "kind",
    "state",
    "queued_at",
    "not_before",
    "sent_at",
    "attempts",
    "problem",
    "message_id",
    "blanked_at",
)


class MailView(InspectView):
    """Shows everything of a mail but its words, and what came back of it."""

    template_name = "notifications/admin/mail.html"
    page_title = "Mail"
    fields = list(SHOWN)

    def get_fields(self) -> list[str]:
        return list(SHOWN)

    def get_field_display_value(self, field_name: str, field: Any) -> Any:
        value = super().get_field_display_value(field_name, field)
        return "-" if value in {None, ""} else value

    def get_page_subtitle(self) -> str:
        return str(self.object.address)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return context | {
            "mail": self.object,
            "bounces": self.object.bounces.order_by("-at", "-pk"),
            "may_resend": may_resend_mails(self.request.user),
        }


class ResendView(View):
    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        if not may_resend_mails(request.user):
            raise PermissionDenied
        mail = get_object_or_404(Mail, pk=pk)
        try:
            resend(mail, by=cast(Person, request.user), at=clock.now())
        except ResendRefused as refused:
            for sentence in refused.verdict.sentences:
                messages.error(request, sentence)
        else:
            messages.success(request, f"The mail to {mail.address} goes again now.")
        return redirect("mails:inspect", pk)
