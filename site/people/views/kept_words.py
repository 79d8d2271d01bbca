"""A form that met an ended session, or had grown old: its words go back to whoever typed them, and nowhere else.

Most wait, sealed, until the same person has signed in again, and are sent with one press (`waiting_words.py`). Where it
is not known whose they are, or the form is not one of those that may wait, the server keeps nothing: the answer to the
form holds what was in it, signing in happens in another tab, and the same form is sent again from there. Forms from
another site get no button, or their sender could have somebody press it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final
from urllib.parse import urlencode, urlsplit

from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views import View

from foundations.clock import now
from people.rules.kept_words import Kept, keep, may_wait
from people.waiting_words import NAME, drop, let_wait, waiting

WAITS: Final = (
    "You were not signed in any more, so this was not sent. Nothing is lost: it waits for an hour, and is there to be "
    "sent as soon as you have signed in."
)

# Forms of signing in hold nothing but secrets.
_NOT_KEPT: Final = ("/accounts/",)


def words_given_back(request: HttpRequest, *, asks_at: str = "", status: int = 403) -> HttpResponse | None:
    """Return the page that holds what was typed, or nothing where nothing was, or a script sent it.

    ``asks_at`` is where somebody signed in proves once more who they are, when that is what is missing.
    """
    if request.method != "POST" or request.path_info.startswith(_NOT_KEPT) or not _is_navigation(request):
        return None
    kept = _kept(request)
    if not kept.words:
        return None
    back = {"next": reverse("people:signed_in_again")}
    context = {
        "kept": kept,
        "is_signed_in": request.user.is_authenticated and not asks_at,
        "is_asked_again": bool(asks_at),
        "sign_in_url": f"{asks_at or reverse('account_login')}?{urlencode(back)}",
        "send_url": request.get_full_path() if _is_from_here(request) else "",
    }
    response = render(request, "people/pages/kept_words.html", context, status=status)
    response["Cache-Control"] = "no-store, private"
    return response


def wait_for_sign_in(request: HttpRequest) -> HttpResponse | None:
    """Put what was sent aside and lead to the sign-in page, or return nothing where it may not wait."""
    if request.method != "POST" or not _is_navigation(request) or not _is_from_here(request):
        return None
    kept = _kept(request)
    if not may_wait(request.path_info, kept) or not let_wait(request, kept, at=now()):
        return None
    messages.info(request, WAITS)
    query = urlencode({"next": reverse("people:waiting_words")})
    return HttpResponseRedirect(f"{reverse('account_login')}?{query}")


class WaitingWordsView(LoginRequiredMixin, View):
    """Show what waited, and send it on to where it was going: once, when its writer says so."""

    def get(self, request: HttpRequest) -> HttpResponse:
        return self._page(request, waiting=waiting(request, at=now()), name_field=NAME)

    def post(self, request: HttpRequest) -> HttpResponse:
        if "drop" in request.POST:
            drop(request)
            messages.success(request, "It is thrown away. Nothing was sent.")
            return redirect("/learn/")
        found = waiting(request, at=now())
        if found is None or found.name != request.POST.get(NAME):
            return self._page(request, kept=_kept(request))
        # The browser sends the same form once more, to the address that it was first meant for.
        return HttpResponseRedirect(found.path, preserve_request=True)

    def _page(self, request: HttpRequest, **context: object) -> HttpResponse:
        response = render(request, "people/pages/waiting_words.html", context)
        response["Cache-Control"] = "no-store, private"
        return response


def signed_in_again(request: HttpRequest) -> HttpResponse:
    """Say to somebody who signed in in another tab where their words are."""
    return render(request, "people/pages/signed_in_again.html")


def _kept(request: HttpRequest) -> Kept:
    kept = keep((name, request.POST.getlist(name)) for name in request.POST)
    files = sorted(file.name or "" for _, held in request.FILES.lists() for file in held)
    return replace(kept, files=tuple(files))


def _is_navigation(request: HttpRequest) -> bool:
    if request.headers.get("HX-Request") or request.headers.get("X-Requested-With"):
        return False
    return request.headers.get("Sec-Fetch-Mode", "navigate") == "navigate"


def _is_from_here(request: HttpRequest) -> bool:
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site == "same-origin"
    origin = request.headers.get("Origin") or request.headers.get("Referer") or ""
    return urlsplit(origin).netloc == request.get_host()
