"""Confirming without an account, by the link in an e-mail: that evidence only, and once."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render

from competencies.actions.verification import GUEST_PURPOSE, VerificationRefused
from competencies.actions.verification_decision import decide_as_guest
from competencies.forms.verification import AnswerForm
from competencies.models import VerificationRequest
from competencies.queries.verification import RequestView, request_view
from foundations.clock import now
from foundations.verdict import Verdict
from people.actions.guest_link import GuestLinkRefused
from people.models import GuestLink
from people.rules.guest_link import REVOKED
from people.views.guest_link import GuestView, OpenGuestLinkView, no_longer_works


class OpenGuestVerificationView(OpenGuestLinkView):
    purpose, screen = GUEST_PURPOSE, "competencies:guest_verification"


class GuestVerificationView(GuestView):
    """What somebody asks to have confirmed, and the guest's answer to all of it."""

    purpose = GUEST_PURPOSE

    def asks(self, link: GuestLink) -> str:
        return (
            f"{link.asked_by.name}, a social prescribing link worker, asks you to say whether you agree with how they "
            "see their own work."
        )

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
        asked = self._asked()
        if asked is None:
            return no_longer_works(request, Verdict((REVOKED,)))
        return self._show(request, asked, AnswerForm(items=asked.open_items, everything=True))

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
        asked = self._asked()
        if asked is None:
            return no_longer_works(request, Verdict((REVOKED,)))
        form = AnswerForm(request.POST, items=asked.open_items, everything=True)
        if not form.is_valid():
            return self._show(request, asked, form)
        try:
            decide_as_guest(self.link, asked.request, form.answers(), at=now())
        except GuestLinkRefused as refused:
            return no_longer_works(request, refused.verdict)
        except VerificationRefused as refused:
            form.add_error(None, list(refused.verdict.sentences))
            return self._show(request, asked, form)
        context = {"person": asked.request.person}
        return render(request, "competencies/pages/guest_verification_done.html", context)

    def _asked(self) -> RequestView | None:
        """Return what is asked, unless nothing in it waits any more."""
        found = VerificationRequest.objects.filter(uuid=self.link.about, person__isnull=False).first()
        asked = request_view(found) if found else None
        return asked if asked is not None and asked.is_open else None

    def _show(self, request: HttpRequest, asked: RequestView, form: AnswerForm) -> HttpResponse:
        context = {"asked": asked, "form": form, "link": self.link}
        return render(request, "competencies/pages/guest_verification.html", context)
