"""The ledger's own locks in the database, held until the transaction ends."""

from __future__ import annotations

from enum import IntEnum

from django.db import connection

_FAMILY = 0x4C4B  # "LK"


class Lock(IntEnum):
    """What one process does at a time."""

    NUMBERING = 1
    JOINS = 2


def hold(lock: Lock) -> None:
    """Wait for a lock and keep it until the transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", [_FAMILY, lock.value])
