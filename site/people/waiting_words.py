"""Words that wait for whoever wrote them to sign in again, after their session ended before a form was sent.

They wait sealed in the session of the browser that sent them, for an hour. Whose they are is known from a cookie that
every page sets for whoever is signed in: a mark of the person that nobody else can make or read. A new sign-in changes
the token that a form must bring along, so a form that brings the right one was filled in by the latest person who was
signed in here. Whoever else signs in never meets the words: they are gone by then.
"""

from __future__ import annotations

import json
import secrets
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any, Final

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.core.signing import Signer
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.crypto import constant_time_compare

from foundations.sealing import CannotBeOpened, seal, unseal
from people.rules.kept_words import WAITS_FOR, Kept, KeptField

WAITING: Final = "waiting_words"
# The field by which the form that is sent after all names what it brings.
NAME: Final = "waiting_words"
_DAY: Final = 24 * 60 * 60


@dataclass(frozen=True)
class Waiting:
    name: str
    path: str
    kept: Kept


def mark_writer(request: HttpRequest, response: HttpResponse) -> None:
    """Remember in the browser, unreadable, who is signed in; a day longer than they stay signed in at most."""
    person = request.session.get(SESSION_KEY)
    if person is None or request.COOKIES.get(settings.WRITER_COOKIE_NAME) == _mark(person):
        return
    is_own = not request.session.get_expire_at_browser_close()
    response.set_cookie(
        settings.WRITER_COOKIE_NAME,
        _mark(person),
        max_age=31 * _DAY if is_own else _DAY,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def let_wait(request: HttpRequest, kept: Kept, *, at: datetime) -> bool:
    """Put what was sent aside; return whether that was possible.

    It is not where nobody knows whose it is, or where other words wait already.
    """
    writer = request.COOKIES.get(settings.WRITER_COOKIE_NAME, "")
    path = request.get_full_path()
    before = _opened(request, at=at)
    if not writer or (before is not None and before.path != path):
        return False
    name = secrets.token_urlsafe(12)
    request.session[WAITING] = {
        "of": writer,
        "until": (at + WAITS_FOR).timestamp(),
        "sealed": seal(json.dumps({"name": name, "path": path, "kept": asdict(kept)})),
    }
    request.session.set_expiry(int(WAITS_FOR.total_seconds()))
    return True


def waiting(request: HttpRequest, *, at: datetime) -> Waiting | None:
    """Return what waits for whoever is signed in; what is another person's, or too old, is dropped."""
    drop_unless_of(request, request.session.get(SESSION_KEY, ""), at=at)
    return _opened(request, at=at)


def drop_unless_of(request: HttpRequest, person: Any, *, at: datetime) -> None:
    """Drop the words of anybody else, and those that waited for longer than an hour."""
    held = request.session.get(WAITING)
    if held and (not constant_time_compare(held["of"], _mark(person)) or at.timestamp() >= held["until"]):
        drop(request)


def drop(request: HttpRequest) -> None:
    request.session.pop(WAITING, None)


def was_sent(request: HttpRequest, response: HttpResponse, *, at: datetime) -> bool:
    """Return whether this answers the form that brought the waiting words, and took or gave them back."""
    if request.method != "POST" or WAITING not in request.session or response.status_code >= 400:
        return False
    held = _opened(request, at=at)
    is_passed_on = request.path_info == reverse("people:waiting_words")
    return held is not None and not is_passed_on and request.POST.get(NAME) == held.name


def _opened(request: HttpRequest, *, at: datetime) -> Waiting | None:
    held = request.session.get(WAITING)
    if not held or at.timestamp() >= held["until"]:
        return None
    try:
        found = json.loads(unseal(held["sealed"]))
    except CannotBeOpened:
        return None
    kept = found["kept"]
    words, others = (
        tuple(KeptField(**field) for field in fields) for fields in (kept["words"], kept["others"])
    )
    return Waiting(found["name"], found["path"], Kept(words, others, tuple(kept["files"])))


def _mark(person: Any) -> str:
    return Signer(salt="people.writer").signature(str(person))
