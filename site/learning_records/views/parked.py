"""The operator's screen: how far each consumer is, and what lies parked."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse, reverse_lazy
from django.views.generic import ListView, View
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from learning_records.actions.release import NothingToRelease, release
from learning_records.models import Parked
from learning_records.permissions import may_release_parked, may_see_parked
from learning_records.queries.lag import consumer_lag
from learning_records.queries.parked import parked_failures

SCREEN = "ledger:index"


class ParkedView(WagtailAdminTemplateMixin, ListView):  # type: ignore[type-arg]  # not generic when it runs
    """List consumers and parked statements, by what failed and never by name."""

    template_name = "learning_records/admin/parked.html"
    page_title = "Parked statements"
    header_icon = "history"
    paginate_by = 50
    breadcrumbs_items = (
        {"url": reverse_lazy("wagtailadmin_home"), "label": "Home"},
        {"url": "", "label": "Parked statements"},
    )

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if not may_see_parked(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_queryset(self) -> QuerySet[Parked]:
        return parked_failures()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        may_release = may_release_parked(self.request.user)
        context: dict[str, Any] = super().get_context_data(
            lags=consumer_lag(), may_release=may_release, **kwargs
        )
        return context


class ReleaseView(View):
    """Try again what a consumer has parked: all of it, or one person's."""

    def post(self, request: HttpRequest) -> HttpResponse:
        if not may_release_parked(request.user):
            raise PermissionDenied
        try:
            released = release(request.POST.get("consumer", ""), actor=_uuid(request.POST.get("actor", "")))
        except NothingToRelease as refused:
            messages.error(request, str(refused))
        else:
            say = messages.warning if released.still_parked else messages.success
            say(request, f"{released.handled} handled, {released.still_parked} still wait.")
        return HttpResponseRedirect(reverse(SCREEN))


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
