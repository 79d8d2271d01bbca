"""One process at a time makes summaries, or clears away what is old."""

from __future__ import annotations

from enum import IntEnum

from django.db import connection

_FAMILY = 0x4C4E  # "LN"


class Lock(IntEnum):
    DIGESTS = 1
    PURGE = 2


def is_free(lock: Lock) -> bool:
    """Take a lock until the transaction ends, or say that another process has it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s, %s)", [_FAMILY, lock.value])
        (taken,) = cursor.fetchone()
    return bool(taken)
