"""A browser in words, from what it says about itself: enough to tell one's own devices apart, and no more."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

UNKNOWN: Final = "An unknown device"
OWN_DEVICE_FOR: Final = timedelta(days=30)
OTHER_DEVICE_FOR: Final = timedelta(hours=12)

# The first that fits counts: most browsers also claim to be the ones below them.
_BROWSERS: Final = (
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser", "Samsung Internet"),
    ("FxiOS", "Firefox"),
    ("Firefox", "Firefox"),
    ("CriOS", "Chrome"),
    ("Chromium", "Chromium"),
    ("Chrome", "Chrome"),
    ("Safari", "Safari"),
)
_DEVICES: Final = (
    ("iPhone", "an iPhone"),
    ("iPad", "an iPad"),
    ("Android", "an Android device"),
    ("Windows", "a Windows computer"),
    ("CrOS", "a Chromebook"),
    ("Macintosh", "a Mac"),
    ("Linux", "a Linux computer"),
)


def device_in_words(user_agent: str) -> str:
    """Return the browser and kind of device.

    >>> device_in_words("Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 Chrome/130 Mobile Safari/537.36")
    'Chrome on an Android device'
    >>> device_in_words("Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) Version/18.1 Mobile Safari/604.1")
    'Safari on an iPhone'
    >>> device_in_words("")
    'An unknown device'
    """
    browser = next((words for mark, words in _BROWSERS if mark in user_agent), "")
    device = next((words for mark, words in _DEVICES if mark in user_agent), "")
    if browser and device:
        return f"{browser} on {device}"
    return browser or (device[0].upper() + device[1:] if device else UNKNOWN)


def signed_in_until(*, at: datetime, is_own: bool) -> datetime:
    """Return when somebody who signs in now is asked to sign in again.

    >>> from datetime import UTC
    >>> signed_in_until(at=datetime(2026, 11, 23, 9, tzinfo=UTC), is_own=False).hour
    21
    """
    return at + (OWN_DEVICE_FOR if is_own else OTHER_DEVICE_FOR)
