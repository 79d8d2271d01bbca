"""What a session remembers about how its person came in.

device          the row in which the device is noted
signed_in_until when they are asked to sign in again, seconds since 1970
fresh_at        when they last proved that it is them: by signing in, or by being asked again
first           that this is the first time they ever signed in
owes_second_step  that their role asks for a second step which they do not have
is_own_device   that they said so on the sign-in form, until they are in
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Final

from django.http import HttpRequest

from people.actions.device import note_device
from people.models import Person
from people.rules.device import device_in_words

DEVICE: Final = "device"
UNTIL: Final = "signed_in_until"
FRESH: Final = "fresh_at"
FIRST: Final = "first_sign_in"
OWES: Final = "owes_second_step"
OWN: Final = "is_own_device"


def begin(request: HttpRequest, person: Person, *, is_own: bool, at: datetime) -> None:
    """Note the device of a new session, how long it lasts, and that the person has just proved who they are."""
    if request.session.session_key is None:
        request.session.save()
    device = note_device(
        person=person,
        session_key=str(request.session.session_key),
        words=device_in_words(request.META.get("HTTP_USER_AGENT", "")),
        is_own=is_own,
        at=at,
    )
    request.session[DEVICE] = device.pk
    request.session[FRESH] = at.timestamp()
    last_until(request, device.ends_at, is_own=is_own)


def last_until(request: HttpRequest, until: datetime, *, is_own: bool) -> None:
    """Let a session of an own device outlive the browser; any other ends with it, or earlier."""
    request.session[UNTIL] = until.timestamp()
    request.session.set_expiry(until if is_own else 0)


def is_over(request: HttpRequest, *, at: datetime) -> bool:
    until = request.session.get(UNTIL)
    return until is not None and at.timestamp() >= until


def is_fresh(request: HttpRequest, *, at: datetime, window: timedelta) -> bool:
    """Return whether the person proved within this time that it is them."""
    proved = datetime.fromtimestamp(request.session.get(FRESH, 0), tz=UTC)
    return at - proved < window
