"""Saved for later: the list, and the button on whatever can be saved."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST
from django.views.generic import TemplateView

from foundations.clock import now, today
from people.models import Person
from website.actions.saved import SaveRefused, move, remove, save_for_later
from website.queries.saved import saved_of


class SavedView(LoginRequiredMixin, TemplateView):
    """What I saved for later, in my order."""

    template_name = "website/pages/saved.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        person: Person = self.request.user  # type: ignore[assignment]
        return super().get_context_data(lines=saved_of(person, today()), **kwargs)

    def post(self, request: HttpRequest) -> HttpResponse:
        person: Person = request.user  # type: ignore[assignment]
        do, _, number = request.POST.get("do", "").partition("-")
        if not (number.isascii() and number.isdigit() and len(number) < 19):
            raise Http404
        if do == "remove":
            if remove(person, int(number)):
                messages.success(request, "Removed from your list.")
        elif do in {"up", "down"}:
            move(person, int(number), up=do == "up")
        else:
            raise Http404
        return redirect("website:saved")


@require_POST
@login_required
def save(request: HttpRequest) -> HttpResponse:
    """Save one thing, and go back to where one was."""
    person: Person = request.user  # type: ignore[assignment]
    source, key = request.POST.get("source", "")[:40], request.POST.get("key", "")[:100]
    try:
        saved = save_for_later(person, source=source, key=key, at=now(), today=today())
    except SaveRefused as refused:
        messages.warning(request, " ".join(refused.verdict.sentences))
        return redirect(_back(request))
    if saved is None:
        raise Http404
    messages.success(request, f"“{saved.title}” is saved for later. Your list is on My learning.")
    return redirect(_back(request))


def _back(request: HttpRequest) -> str:
    asked = request.POST.get("back", "")
    is_ours = url_has_allowed_host_and_scheme(asked, allowed_hosts=None) and asked.startswith("/")
    return asked if is_ours else reverse("website:saved")
