"""Two addresses as a storey above makes them, for the tests of the way in."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import include, path

from foundations.clock import now
from people.actions.guest_link import use
from people.views.guest_link import GuestView, OpenGuestLinkView


class Open(OpenGuestLinkView):
    purpose, screen = "test.asking", "guest_screen"


class Screen(GuestView):
    purpose = "test.asking"

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        return HttpResponse(f"Hello {self.link.confirmed_name}")

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        use(self.link, now())
        return HttpResponse("Answered")


urlpatterns = [
    path("guest/<str:key>/", Open.as_view(), name="guest_open"),
    path("guest-screen/<uuid:uuid>/", Screen.as_view(), name="guest_screen"),
    path("", include("config.urls")),
]
