"""A database beside the one that is configured, for a world that is measured."""

from __future__ import annotations

from django.core.management import call_command
from django.db import connection
from psycopg import sql


def use(suffix: str, *, keep: bool) -> str:
    """Connect to a database of its own, made anew unless it is there and to be kept."""
    name = f"{connection.settings_dict['NAME']}_{suffix}"
    with connection.cursor() as cursor:
        if not keep:
            cursor.execute(sql.SQL("DROP DATABASE IF EXISTS {}").format(sql.Identifier(name)))
        cursor.execute("SELECT FROM pg_database WHERE datname = %s", [name])
        is_there = cursor.fetchone() is not None
        if not is_there:
            cursor.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
    connection.close()
    connection.settings_dict["NAME"] = name
    call_command("migrate", verbosity=0, interactive=False)
    return name


def is_empty() -> bool:
    from people.models import Person

    return not Person.objects.exists()


def drop(name: str) -> None:
    connection.close()
    connection.settings_dict["NAME"] = name.rsplit("_bench_", 1)[0]
    with connection.cursor() as cursor:
        cursor.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))
