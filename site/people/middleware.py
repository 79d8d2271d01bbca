"""Who may open the administration, and that they have a second step of signing in."""

from __future__ import annotations

from collections.abc import Callable

from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from people.permissions import may_open_admin

ADMIN = "/admin/"
# Wagtail's own screens for accounts and their groups would go past the actions, the audit and the responsibilities.
NOT_USED = ("/admin/users/", "/admin/groups/")
NEEDED = (
    "Your role lets you change what others read or what is on record of them, so it needs a second step of signing in. "
    "Set up a passkey or an authenticator app here; then the administration opens."
)


class AdministrationMiddleware:
    """Answers somebody signed in who may not open the administration as if it were not there.

    Wagtail would send them to sign in, where allauth would send them back. People of the demonstration need no second
    step.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        person = request.user
        if request.path_info.startswith(ADMIN) and person.is_authenticated:
            if not may_open_admin(person) or request.path_info.startswith(NOT_USED):
                raise Http404
            is_asked = getattr(settings, "ADMIN_NEEDS_SECOND_STEP", True)
            if is_asked and not person.is_demo and not is_mfa_enabled(person):
                messages.warning(request, NEEDED)
                return redirect("mfa_index")
        return self.get_response(request)
