"""Asking somebody once more that it is them, before what shows or changes many people's records.

In a view, after it has looked whether the person may be there at all:

    if asked := ask_again(request, file=True):
        return asked

People of the demonstration are not asked.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Final
from urllib.parse import urlencode

from allauth.account.adapter import get_adapter
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from foundations.clock import now
from people.sign_in_session import is_fresh
from people.views.kept_words import words_given_back

FRESH_FOR: Final = timedelta(minutes=30)
# A form that was opened in time may be sent somewhat later.
FORM_FRESH_FOR: Final = timedelta(minutes=60)


def ask_again(request: HttpRequest, *, file: bool = False) -> HttpResponse | None:
    """Return the way to the page that asks, or nothing where the person has shown lately who they are.

    ``file`` says that the address answers with a file: then a page that offers it comes after the question, because a
    browser that keeps a file stays on the page where it was.
    """
    if getattr(request.user, "is_demo", False):
        return None
    is_form = request.method not in ("GET", "HEAD")
    if is_fresh(request, at=now(), window=FORM_FRESH_FOR if is_form else FRESH_FOR):
        return None
    methods = get_adapter().get_reauthentication_methods(request.user)
    asks = methods[0]["url"] if methods else reverse("people:sign_in_again")
    if is_form and (given_back := words_given_back(request, asks_at=asks)):
        return given_back
    here = request.get_full_path() if not is_form else request.path
    after = f"{reverse('people:file_ready')}?{urlencode({'to': here})}" if file else here
    return HttpResponseRedirect(f"{asks}?{urlencode({'next': after})}")


@login_required
def file_ready(request: HttpRequest) -> HttpResponse:
    """Offer the file that somebody asked for before they were asked who they are."""
    return render(request, "people/pages/file_ready.html", {"url": _here_only(request, "to")})


@login_required
def sign_in_again(request: HttpRequest) -> HttpResponse:
    """Let somebody who has neither password nor second step here prove it where they signed in: by doing so again."""
    after = _here_only(request, "next")
    if request.method == "POST":
        logout(request)
        return HttpResponseRedirect(f"{reverse('account_login')}?{urlencode({'next': after})}")
    return render(request, "people/pages/sign_in_again.html", {"after": after})


def _here_only(request: HttpRequest, name: str) -> str:
    """Return an address of this site from the query, or my learning."""
    asked = request.POST.get(name) or request.GET.get(name, "")
    is_ours = url_has_allowed_host_and_scheme(asked, {request.get_host()}, require_https=request.is_secure())
    return asked if is_ours else "/learn/"
