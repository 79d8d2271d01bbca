"""One import at a time: two files about the same people would each miss what the other does."""

from __future__ import annotations

from django.db import connection

_FAMILY = 0x4C4C
_IMPORTS = 1


def hold_imports() -> None:
    """Wait for other imports, and keep the lock until the transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", [_FAMILY, _IMPORTS])
