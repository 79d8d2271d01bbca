"""Where I am signed in: a list, and signing out of one or of all others."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.generic import TemplateView

from foundations.clock import now
from people import sign_in_session
from people.actions.device import end_devices, keep_device
from people.models import Device, Person
from people.queries.device import devices_of


class DevicesView(LoginRequiredMixin, TemplateView):
    template_name = "people/pages/devices.html"

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        key = self.request.session.session_key
        lines = devices_of(self._person, session_key=key, at=now())
        return super().get_context_data(devices=lines, others=[line for line in lines if not line.is_this])

    def post(self, request: HttpRequest) -> HttpResponse:
        key, at = request.session.session_key, now()
        if "end_others" in request.POST:
            ended = end_devices(person=self._person, at=at, but=key)
            messages.success(request, _ended(ended))
        elif uuid := _uuid(request.POST.get("end", "")):
            messages.success(request, _ended(end_devices(person=self._person, at=at, but=key, only=uuid)))
        elif "is_own" in request.POST:
            self._keep(is_own=request.POST["is_own"] == "yes")
        return redirect("people:devices")

    def _keep(self, *, is_own: bool) -> None:
        device = Device.objects.filter(
            person=self._person, session_key=self.request.session.session_key
        ).first()
        if device is not None:
            keep_device(device, is_own=is_own, at=now())
            sign_in_session.last_until(self.request, device.ends_at, is_own=is_own)

    @property
    def _person(self) -> Person:
        assert isinstance(self.request.user, Person)
        return self.request.user


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


def _ended(number: int) -> str:
    if number == 0:
        return "You were not signed in there any more."
    return "You are signed out there." if number == 1 else f"You are signed out of {number} devices."
