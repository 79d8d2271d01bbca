"""Who may see what of mine, and why."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from foundations import clock
from people.queries.who_sees_what import who_sees_what as who_sees_what_of


@login_required
def who_sees_what(request: HttpRequest) -> HttpResponse:
    today = clock.today()
    context = {"answer": who_sees_what_of(request.user, today), "today": today}  # type: ignore[arg-type]
    return render(request, "people/pages/who_sees_what.html", context)
