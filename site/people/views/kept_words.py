"""A form that met an ended session, or had grown old: its words go back to whoever typed them, and nowhere else.

The server keeps nothing: the answer to the form holds what was in it. Signing in happens in another tab; then the same
form is sent again from here. Forms from another site get no button, or their sender could have somebody press it.
"""

from __future__ import annotations

from typing import Final
from urllib.parse import urlencode, urlsplit

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from people.rules.kept_words import keep

# Forms of signing in hold nothing but secrets.
_NOT_KEPT: Final = ("/accounts/",)


def words_given_back(request: HttpRequest, *, asks_at: str = "", status: int = 403) -> HttpResponse | None:
    """Return the page that holds what was typed, or nothing where nothing was, or a script sent it.

    ``asks_at`` is where somebody signed in proves once more who they are, when that is what is missing.
    """
    if request.method != "POST" or request.path_info.startswith(_NOT_KEPT) or not _is_navigation(request):
        return None
    kept = keep((name, request.POST.getlist(name)) for name in request.POST)
    if not kept.words:
        return None
    back = {"next": reverse("people:signed_in_again")}
    context = {
        "kept": kept,
        "files": sorted(file.name or "" for files in request.FILES.lists() for file in files[1]),
        "is_signed_in": request.user.is_authenticated and not asks_at,
        "is_asked_again": bool(asks_at),
        "sign_in_url": f"{asks_at or reverse('account_login')}?{urlencode(back)}",
        "send_url": request.get_full_path() if _is_from_here(request) else "",
    }
    response = render(request, "people/pages/kept_words.html", context, status=status)
    response["Cache-Control"] = "no-store, private"
    return response


def signed_in_again(request: HttpRequest) -> HttpResponse:
    """Say to somebody who signed in in another tab where their words are."""
    return render(request, "people/pages/signed_in_again.html")


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
