"""How often one caller may ask for something that sends a mail."""

from __future__ import annotations

from allauth.core import ratelimit
from django.http import HttpRequest, HttpResponse


def too_often(request: HttpRequest, action: str, key: str) -> HttpResponse | None:
    """Count an attempt; return the page that asks to wait, when there were too many from here or for this key."""
    if ratelimit.consume(request, action=action, key=key):
        return None
    answer: HttpResponse = ratelimit.respond_429(request)
    return answer
