"""What to do for each reason why somebody cannot sign in."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def cannot_sign_in(request: HttpRequest) -> HttpResponse:
    return render(request, "people/pages/cannot_sign_in.html")
