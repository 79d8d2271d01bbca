"""Why somebody's role asks for a second step of signing in, and how to set one up."""

from __future__ import annotations

from allauth.mfa.utils import is_mfa_enabled
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from foundations.clock import today
from people.permissions import owes_second_step


@login_required
def second_step(request: HttpRequest) -> HttpResponse:
    """Explain, to whoever has no second step; anybody else goes on to where second steps are kept."""
    if is_mfa_enabled(request.user):
        return redirect("mfa_index")
    is_owed = owes_second_step(request.user, on=today())
    return render(request, "people/pages/second_step.html", {"is_owed": is_owed})
