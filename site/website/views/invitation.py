"""Accepting an invitation. The key leaves the address at once, so that no log, history or referrer keeps it."""

from __future__ import annotations

from typing import Any

from allauth.account.internal.flows.login import record_authentication
from allauth.account.utils import perform_login
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.generic import View

from foundations.clock import now, today
from people.actions.invitation import InvitationRefused, standing
from people.models import Invitation
from people.queries.invitation import invitation_with
from people.rules.invitation import InvitationStanding
from website.actions.invitation import accept_invitation, send_again
from website.forms.password import FirstPasswordForm
from website.views.limits import too_often

_KEY = "invitation_key"


def remember_key(request: HttpRequest, key: str) -> None:
    """Keep an invitation's key for the screens that follow."""
    request.session[_KEY] = key


def open_invitation(request: HttpRequest, key: str) -> HttpResponse:
    """Take the key out of the address."""
    remember_key(request, key)
    return redirect("website:invitation")


class _InvitationView(View):
    """Finds the invitation whose link was opened last in this browser, and how it stands."""

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        key = request.session.get(_KEY, "")
        self.invitation: Invitation | None = invitation_with(key) if key else None

    @property
    def stands(self) -> InvitationStanding:
        if self.invitation is None:
            return InvitationStanding.UNKNOWN
        return standing(self.invitation, self.invitation.person, at=now())

    def explain(self, request: HttpRequest) -> HttpResponse:
        """Say why the invitation cannot be accepted, and what to do."""
        status = 404 if self.stands is InvitationStanding.UNKNOWN else 200
        context = {"stands": self.stands.value, "invitation": self.invitation}
        return render(request, "website/pages/invitation_explained.html", context, status=status)


class InvitationView(_InvitationView):
    """Choose a password, and come in."""

    def get(self, request: HttpRequest) -> HttpResponse:
        if self.invitation is None or self.stands is not InvitationStanding.OPEN:
            return self.explain(request)
        return self.show(request, FirstPasswordForm(person=self.invitation.person))

    def post(self, request: HttpRequest) -> HttpResponse:
        if self.invitation is None or self.stands is not InvitationStanding.OPEN:
            return self.explain(request)
        form = FirstPasswordForm(request.POST, person=self.invitation.person)
        if not form.is_valid():
            return self.show(request, form)
        try:
            person = accept_invitation(
                self.invitation, password=form.cleaned_data["password"], at=now(), today=today()
            )
        except InvitationRefused:
            self.invitation.refresh_from_db()
            return self.explain(request)
        request.session.pop(_KEY, None)
        record_authentication(request, person, method="password", email=person.email)
        answer: HttpResponse = perform_login(
            request, person, email_verification="none", redirect_url=reverse("website:welcome_who_sees_what")
        )
        return answer

    def show(self, request: HttpRequest, form: FirstPasswordForm) -> HttpResponse:
        assert self.invitation is not None
        context = {"form": form, "person": self.invitation.person, "steps_left": 4}
        return render(request, "website/pages/invitation.html", context)


class NewInvitationView(_InvitationView):
    """An expired invitation offers a new one: to the address that it went to, and to no other."""

    def post(self, request: HttpRequest) -> HttpResponse:
        if self.invitation is None or self.stands is not InvitationStanding.EXPIRED:
            return self.explain(request)
        if answer := too_often(request, "invitation", self.invitation.address):
            return answer
        send_again(self.invitation, at=now())
        messages.success(request, "A new invitation is on its way to the address that this one was sent to.")
        return redirect("website:invitation")
