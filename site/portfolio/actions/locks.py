"""One process at a time applies the schedule or makes a copy of somebody's data."""

from __future__ import annotations

from django.db import connection

_FAMILY = 0x4C50  # "LP"
_RETENTION = 1


def is_free() -> bool:
    """Take the lock of the retention schedule until the transaction ends, or say that another process has it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s, %s)", [_FAMILY, _RETENTION])
        (taken,) = cursor.fetchone()
    return bool(taken)
