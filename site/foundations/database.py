"""Values that PostgreSQL makes by itself, for ``db_default``."""

from __future__ import annotations

from django.db.models import DateTimeField, Func, UUIDField


class UUIDv7(Func):
    """A new UUID whose order is the order of making; PostgreSQL 18 and later."""

    function = "uuidv7"
    template = "%(function)s()"
    output_field = UUIDField()


class StatementTime(Func):
    """The moment of the database's own clock at this statement, not at the transaction's start."""

    function = "clock_timestamp"
    template = "%(function)s()"
    output_field = DateTimeField()
