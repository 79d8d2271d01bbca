"""Whether a report by webhook comes from who knows the secret, and is fresh.

The header is ``X-Linkway-Signature: t=<seconds since 1970>,v1=<hex>``, where ``v1`` is the HMAC-SHA-256, under the secret,
of the seconds, a full stop and the body.
"""

from __future__ import annotations

import hashlib
import hmac
from typing import Final

TOLERANCE_SECONDS: Final = 300


def sign(body: bytes, *, secret: str, seconds: int) -> str:
    """Return the header for a body sent at that second."""
    signed = hmac.new(secret.encode(), f"{seconds}.".encode() + body, hashlib.sha256).hexdigest()
    return f"t={seconds},v1={signed}"


def is_signed(body: bytes, header: str, *, secret: str, now_seconds: int) -> bool:
    """Return whether a header signs this body, not longer than five minutes ago or ahead.

    >>> is_signed(b"{}", sign(b"{}", secret="s", seconds=100), secret="s", now_seconds=160)
    True
    """
    fields = dict(part.strip().split("=", 1) for part in header.split(",") if "=" in part)
    if not secret or not fields.get("t", "").isascii() or not fields.get("t", "").isdigit():
        return False
    seconds = int(fields["t"][:15])
    expected = sign(body, secret=secret, seconds=seconds)
    given = f"t={seconds},v1={fields.get('v1', '')}"
    return abs(now_seconds - seconds) <= TOLERANCE_SECONDS and hmac.compare_digest(
        expected.encode(), given.encode()
    )
