"""What is asked of every request: is its session over, does its person owe a second step, may they be in /admin/?"""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Final

from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib.auth import logout
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from foundations.clock import now, today
from people.permissions import may_open_admin, owes_second_step
from people.sign_in_session import OWES, is_over
from people.views.fresh_sign_in import ask_again
from people.views.kept_words import wait_for_sign_in, words_given_back
from people.waiting_words import drop, mark_writer, was_sent

logger = logging.getLogger(__name__)

Handler = Callable[[HttpRequest], HttpResponse]

ADMIN: Final = "/admin/"
# Wagtail's own screens for accounts and their groups would go past the actions, the audit and the responsibilities.
NOT_USED: Final = ("/admin/users/", "/admin/groups/")
# Where many people's records are shown or changed at once, or what somebody may do is decided.
DANGEROUS: Final = (
    "/admin/people/persons/",
    "/admin/people/responsibilities/",
    "/admin/people/imports/",
    "/admin/people/audit/",
    "/admin/people/second-steps/",
)
_PROVIDER: Final = "/accounts/oidc/"
_WITHOUT_ANYBODY: Final = ("/healthz", "/readyz", "/static/", "/media/")
# What stays open to somebody who owes a second step: setting it up, signing out, coming in, and the words about it all.
_OPEN: Final = (
    "/accounts/",
    "/learn/account/second-step/",
    "/learn/welcome/",
    "/sign-in-help/",
    "/help/",
    "/privacy/",
    "/cookies/",
    "/accessibility/",
)


class SignInMiddleware:
    """Ends a session whose time is over, and leads whoever owes a second step to where it is set up.

    The words of a form that meets the sign-in page wait for whoever typed them, or are given back at once.
    """

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        is_asked = not request.path_info.startswith(_WITHOUT_ANYBODY)
        if has_session := is_asked and settings.SESSION_COOKIE_NAME in request.COOKIES:
            if is_over(request, at=now()):
                logout(request)
            elif request.session.get(OWES) and not request.path_info.startswith(_OPEN):
                if request.user.is_authenticated and owes_second_step(request.user, on=today()):
                    return redirect("people:second_step")
                request.session.pop(OWES)
        response = self.get_response(request)
        if request.method == "POST":
            if _leads_to_sign_in(response) and not request.user.is_authenticated:
                return wait_for_sign_in(request) or words_given_back(request) or response
            if has_session and was_sent(request, response, at=now()):
                drop(request)
        if has_session:
            mark_writer(request, response)
        return response

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Say that the sign-in provider does not answer; what fails on the network is an OSError."""
        if isinstance(exception, OSError) and request.path_info.startswith(_PROVIDER):
            logger.warning("The sign-in provider does not answer (%s).", type(exception).__name__)
            return render(request, "socialaccount/authentication_error.html", status=503)
        return None


def _leads_to_sign_in(response: HttpResponse) -> bool:
    return response.status_code == 302 and response.headers.get("Location", "").startswith(
        reverse("account_login")
    )


class AdministrationMiddleware:
    """Answers somebody signed in who may not open the administration as if it were not there.

    Wagtail would send them to sign in, where allauth would send them back. People of the demonstration need no second
    step, and are not asked again.
    """

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        person = request.user
        if request.path_info.startswith(ADMIN) and person.is_authenticated:
            if not may_open_admin(person) or request.path_info.startswith(NOT_USED):
                raise Http404
            is_asked = getattr(settings, "ADMIN_NEEDS_SECOND_STEP", True)
            if is_asked and not person.is_demo and not is_mfa_enabled(person):
                return redirect("people:second_step")
            if request.path_info.startswith(DANGEROUS) and (asked := ask_again(request)):
                return asked
        return self.get_response(request)
