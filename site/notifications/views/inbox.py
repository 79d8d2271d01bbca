"""The inbox: what Linkway told somebody, newest first."""

from __future__ import annotations

from typing import Any, cast
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.contrib.auth.mixins import LoginRequiredMixin
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST
from django.views.generic import ListView

from foundations import clock
from notifications.actions.bounce import clear_failing
from notifications.actions.read import mark_read
from notifications.models import Notification
from people.models import Person


class InboxView(LoginRequiredMixin, ListView[Notification]):
    """Lists somebody's own messages, 25 a page."""

    template_name = "notifications/pages/inbox.html"
    paginate_by = 25

    def get_queryset(self) -> QuerySet[Notification]:
        return Notification.objects.of_person(cast(Person, self.request.user)).order_by("-at", "-pk")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        return context | {"has_unread": any(not told.is_read for told in context["page_obj"])}


@login_required
def open_notification(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Mark a message as read and go where it leads."""
    person = cast(Person, request.user)
    told = get_object_or_404(Notification.objects.of_person(person), uuid=uuid)
    mark_read(person=person, at=clock.now(), uuid=uuid)
    is_ours = url_has_allowed_host_and_scheme(told.url, allowed_hosts=None)
    return redirect(told.url if is_ours else "notifications:inbox")


@require_POST
@login_required
def read(request: HttpRequest) -> HttpResponse:
    """Mark everything as read, or the one message that is named."""
    person = cast(Person, request.user)
    named = request.POST.get("notification", "")
    uuid = (
        get_object_or_404(Notification.objects.of_person(person), uuid=_uuid(named)).uuid if named else None
    )
    mark_read(person=person, at=clock.now(), uuid=uuid)
    return redirect("notifications:inbox")


@require_POST
@login_required
def address_works(request: HttpRequest) -> HttpResponse:
    """Believe somebody that their address takes mail again."""
    person = cast(Person, request.user)
    if person.email and clear_failing(person.email, at=clock.now()):
        messages.success(request, f"Thank you. The next e-mail goes to {person.email} again.")
    return redirect("notifications:inbox")


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
