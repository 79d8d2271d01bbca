"""Words that the database keeps and cannot read: sealed with keys that only the environment holds.

`SEALING_KEYS` names them, the newest first: it seals, every one of them opens. What was written before there was
sealing has no mark in front, and is read as it stands until it is sealed too.
"""

from __future__ import annotations

from typing import Final

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings

MARK: Final = "sealed:"


class CannotBeOpened(Exception):
    """The key with which this was sealed is not among ours, or somebody has changed it."""

    def __init__(self) -> None:
        super().__init__("None of SEALING_KEYS opens what the database keeps sealed.")


def seal(words: str) -> str:
    """Seal with the newest key."""
    return MARK + _keys().encrypt(words.encode()).decode()


def unseal(kept: str) -> str:
    """Return the words; what was never sealed comes back as it is.

    :raises CannotBeOpened: when no key fits.
    """
    if not kept.startswith(MARK):
        return kept
    try:
        return _keys().decrypt(kept.removeprefix(MARK).encode()).decode()
    except InvalidToken:
        raise CannotBeOpened from None


def is_sealed_anew(kept: str) -> bool:
    """Return whether the newest key opens this, so that the older ones are not needed for it."""
    try:
        Fernet(settings.SEALING_KEYS[0]).decrypt(kept.removeprefix(MARK).encode())
    except InvalidToken:
        return False
    return kept.startswith(MARK)


def _keys() -> MultiFernet:
    return MultiFernet([Fernet(key) for key in settings.SEALING_KEYS])
