"""Where a link may lead."""

from __future__ import annotations

SAFE_STARTS = ("http://", "https://", "mailto:", "tel:", "to:", "file:", "media/", "#")


def is_safe_address(address: str) -> bool:
    """Return whether a link may lead there.

    >>> is_safe_address("https://example.org"), is_safe_address("java\\tscript:alert(1)")
    (True, False)
    """
    if any(ord(sign) < 33 for sign in address):
        return False
    lowered = address.lower()
    if lowered.startswith(SAFE_STARTS):
        return True
    return lowered.startswith("/") and not lowered.startswith(("//", "/\\"))
