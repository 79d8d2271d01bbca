"""One process at a time makes summaries, or clears away what is old."""

from __future__ import annotations

from enum import IntEnum

from foundations.database import take_lock

_FAMILY = 0x4C4E  # "LN"


class Lock(IntEnum):
    DIGESTS = 1
    PURGE = 2


def is_free(lock: Lock) -> bool:
    """Take a lock until the transaction ends, or say that another process has it."""
    return take_lock(_FAMILY, lock.value)
