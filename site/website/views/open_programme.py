"""Taking a place on a short programme, for somebody who has an account."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from courses.models import Activity
from courses.queries.outline import current_outline
from foundations.clock import now, today
from website.actions.welcome import give_place
from website.rules.programmes import open_programme


@login_required
def take_place(request: HttpRequest, code: str) -> HttpResponse:
    """Ask once, then enrol; somebody who has a place already is led to it."""
    programme = open_programme(current_outline(request), code)
    if programme is None:
        raise Http404
    if request.method != "POST":
        return render(request, "website/pages/take_place.html", {"programme": programme})
    activity = Activity.objects.get(pk=programme.activity_id)
    if give_place(request.user, activity, at=now(), today=today()):  # type: ignore[arg-type]
        messages.success(request, f"You have a place on “{programme.title}”.")
    return redirect(programme.url)
