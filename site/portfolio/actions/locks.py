"""One process at a time applies the schedule of what is kept, or looks after outside training."""

from __future__ import annotations

from django.db import connection

_FAMILY = 0x4C50  # "LP"
_RETENTION = 1
_TRAINING = 2


def is_free() -> bool:
    """Take the lock of the retention schedule until the transaction ends, or say that another process has it."""
    return _take(_RETENTION)


def training_is_free() -> bool:
    """Take the lock of the reminders of training until the transaction ends, or say that another process has it."""
    return _take(_TRAINING)


def _take(lock: int) -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s, %s)", [_FAMILY, lock])
        (taken,) = cursor.fetchone()
    return bool(taken)
