"""Copying many rows into a table at once, past the models: for worlds that are made, never for what people do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django.db import connection
from django.db.models import Model
from psycopg import sql


def numbers_for(model: type[Model], count: int) -> Iterator[int]:
    """Take so many ids from a table's own sequence, so that rows made later never meet these."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)",
            [model._meta.db_table, count],
        )
        return iter([row[0] for row in cursor.fetchall()])


def uuids(count: int) -> Iterator[Any]:
    """Return so many new ids as the database makes them, rising."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT uuidv7() FROM generate_series(1, %s)", [count])
        return iter([row[0] for row in cursor.fetchall()])


def copy_rows(model: type[Model], fields: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Copy rows into a model's table; ``fields`` are attribute names, such as ``person_id``."""
    column_of = {field.attname: str(field.column) for field in model._meta.concrete_fields}
    columns = [column_of[field] for field in fields]
    statement = sql.SQL("COPY {} ({}) FROM STDIN").format(
        sql.Identifier(model._meta.db_table),
        sql.SQL(", ").join([sql.Identifier(column) for column in columns]),
    )
    with connection.cursor() as cursor, cursor.copy(statement) as copying:
        for row in rows:
            copying.write_row(row)
