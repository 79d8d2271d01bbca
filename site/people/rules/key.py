"""Keys in links that let somebody in: sent once, and kept as a hash alone."""

from __future__ import annotations

import hashlib
import secrets


def new_key() -> str:
    """Return a key that nobody guesses, for the end of an address."""
    return secrets.token_urlsafe(32)


def hash_of(key: str) -> str:
    """Return what is kept of a key. A key is long and random, so a quick hash is enough.

    >>> hash_of("abc")[:12]
    'ba7816bf8f01'
    """
    return hashlib.sha256(key.encode()).hexdigest()
