"""Keeping a database's rows aside and putting them back, for tests that commit.

A test that commits ends in a flush, and with it go Wagtail's root page, site and locale, the shipped
rows, and the sequences' places. A snapshot puts all of it back in a fraction of a second.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib.contenttypes.models import ContentType
from django.core.cache import cache
from django.db import connection
from psycopg import sql
from wagtail.models import Site

NOT_OURS = ("django_migrations",)


@dataclass(frozen=True)
class Snapshot:
    """The rows of every table, and where each sequence stood."""

    rows: dict[str, bytes]
    sequences: dict[str, int]

    @classmethod
    def take(cls) -> Snapshot:
        rows = {}
        with connection.cursor() as cursor:
            for table in _tables():
                with cursor.copy(_copy(table, "TO STDOUT")) as reading:
                    rows[table] = b"".join(bytes(part) for part in reading)
            cursor.execute(
                "SELECT quote_ident(sequencename), last_value FROM pg_sequences WHERE schemaname = 'public'"
            )
            sequences = {name: place for name, place in cursor.fetchall() if place is not None}
        return cls(rows=rows, sequences=sequences)

    def restore(self) -> None:
        """Make the database hold these rows and no others."""
        tables = _tables()
        with connection.cursor() as cursor:
            cursor.execute("SET lock_timeout = '20s'")
            cursor.execute("SET session_replication_role = replica")
            try:
                names = sql.SQL(", ").join(sql.Identifier(table) for table in tables)
                cursor.execute(sql.SQL("TRUNCATE {} RESTART IDENTITY CASCADE").format(names))
                for table, content in self.rows.items():
                    if content:
                        with cursor.copy(_copy(table, "FROM STDIN")) as writing:
                            writing.write(content)
                for name, place in self.sequences.items():
                    cursor.execute("SELECT setval(%s::regclass, %s)", [name, place])
            finally:
                cursor.execute("SET session_replication_role = origin")
                cursor.execute("RESET lock_timeout")
        forget_what_was_remembered()


def forget_what_was_remembered() -> None:
    """Empty what Django and Wagtail keep in this process about rows that are gone."""
    ContentType.objects.clear_cache()
    Site.clear_site_root_paths_cache()
    cache.delete("wagtail_site_root_paths")


def allow_truncate() -> None:
    """Drop the triggers that refuse TRUNCATE, and only those: flushing a test database needs it.

    `tests/learning_records` proves that a database which was only migrated has them.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT tgrelid::regclass::text, tgname FROM pg_trigger WHERE tgtype & 32 <> 0 AND NOT tgisinternal"
        )
        for table, trigger in cursor.fetchall():
            cursor.execute(
                sql.SQL("DROP TRIGGER {} ON {}").format(sql.Identifier(trigger), sql.Identifier(table))
            )


def _tables() -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace"
            " AND relname <> ALL(%s) ORDER BY relname",
            [list(NOT_OURS)],
        )
        return [name for (name,) in cursor.fetchall()]


def _copy(table: str, direction: str) -> sql.Composed:
    return sql.SQL("COPY {} " + direction).format(sql.Identifier(table))
