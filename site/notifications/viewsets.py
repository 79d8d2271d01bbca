"""The outbox in the administration: what became of mails, never what they say."""

from __future__ import annotations

from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import URLPattern, path
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.generic.models import IndexView
from wagtail.admin.viewsets.model import ModelViewSet

from notifications.models import Mail
from notifications.permissions import may_see_mails
from notifications.views.outbox import MailView, ResendView


class MailIndexView(IndexView):
    """Lists mails, newest first; a row leads to its own screen."""

    def get_base_queryset(self) -> QuerySet[Mail]:
        return Mail.objects.defer("message")

    def get_edit_url(self, instance: Mail) -> None:
        return None


class MailMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return may_see_mails(request.user)


class MailViewSet(ModelViewSet):
    model = Mail
    name = "mails"
    url_prefix = "reports/mails"
    icon = "mail"
    menu_label = "Mails"
    menu_hook = "register_reports_menu_item"
    menu_item_class = MailMenuItem
    add_to_admin_menu = True
    form_fields = ("state",)  # Wagtail wants some, though there is no form
    index_view_class = MailIndexView
    inspect_view_enabled = True
    inspect_view_class = MailView
    copy_view_enabled = False
    list_display = ("address", "subject", "kind", "state", "queued_at", "sent_at", "attempts", "problem")
    list_filter = ("state", "queued_at")
    search_fields = ("address", "subject", "kind")
    search_backend_name = None
    list_per_page = 50
    ordering = ("-queued_at", "-id")

    def get_urlpatterns(self) -> list[URLPattern]:
        kept = [
            found
            for found in super().get_urlpatterns()
            if found.name in {"index", "index_results", "inspect"}
        ]
        return [*kept, path("<int:pk>/resend/", ResendView.as_view(), name="resend")]


mails = MailViewSet()
