"""Stopping a kind of mail by the link in it, signed in or not."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.decorators import method_decorator
from django.views import View
from django.views.decorators.csrf import csrf_exempt

from foundations import clock
from notifications.actions.preference import go_back, stop
from notifications.kinds import may_be_stopped, notification_kinds
from notifications.stopping import LinkBroken, read_stop_token


@method_decorator(
    csrf_exempt, name="dispatch"
)  # RFC 8058: the mail program posts, and the link itself is the proof
class StopView(View):
    """Asks first when it is opened (mail scanners open links), and acts when it is posted to."""

    template_name = "notifications/pages/stop.html"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        try:
            self.person, self.kind = read_stop_token(kwargs["token"])
        except LinkBroken:
            raise Http404 from None
        if not may_be_stopped(self.kind):
            raise Http404

    def get(self, request: HttpRequest, token: str) -> HttpResponse:
        return self._page("ask")

    def post(self, request: HttpRequest, token: str) -> HttpResponse:
        if request.POST.get("again"):
            go_back(person=self.person, kind=self.kind)
            return self._page("again")
        stop(person=self.person, kind=self.kind, at=clock.now())
        return self._page("stopped")

    def _page(self, stage: str) -> HttpResponse:
        kind = notification_kinds.get(self.kind)
        context = {
            "stage": stage,
            "title": kind.title if kind else "Your week on Linkway",
            "is_digest": kind is None,
        }
        return render(self.request, self.template_name, context)
