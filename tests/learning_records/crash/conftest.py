"""A database of its own for each test, and processes that work in it."""

from __future__ import annotations

import json
import os
import select
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.conf import settings

from tests.learning_records.listeners import TABLES

ROOT = Path(__file__).parents[3]
PATIENCE_SECONDS = 60


def _server() -> dict[str, str]:
    known = settings.DATABASES["default"]
    return {
        "CRASH_HOST": str(known["HOST"]),
        "CRASH_PORT": str(known["PORT"] or 5432),
        "CRASH_USER": str(known["USER"]),
        "CRASH_PASSWORD": str(known.get("PASSWORD") or ""),
    }


def connect(name: str) -> psycopg.Connection[Any]:
    server = _server()
    return psycopg.connect(
        host=server["CRASH_HOST"],
        port=server["CRASH_PORT"],
        user=server["CRASH_USER"],
        password=server["CRASH_PASSWORD"],
        dbname=name,
        autocommit=True,
    )


def _environment(name: str) -> dict[str, str]:
    return {
        **os.environ,
        **_server(),
        "CRASH_NAME": name,
        "DJANGO_SETTINGS_MODULE": "tests.learning_records.crash.settings",
        "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'site'}",
    }


class Actor:
    """A process in the ledger's world; ``tell`` sends a word, ``hear`` waits for the next line it says."""

    def __init__(self, database: str) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.learning_records.crash.actor"],
            cwd=ROOT,
            env=_environment(database),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            bufsize=0,
        )
        self._heard = b""

    def tell(self, *words: Any) -> None:
        assert self._process.stdin
        self._process.stdin.write(json.dumps(words).encode() + b"\n")

    def hear(self) -> Any:
        assert self._process.stdout
        while b"\n" not in self._heard:
            ready, _, _ = select.select([self._process.stdout], [], [], PATIENCE_SECONDS)
            assert ready, "The process has said nothing for a minute."
            more = os.read(self._process.stdout.fileno(), 65536)
            assert more, "The process has ended."
            self._heard += more
        line, _, self._heard = self._heard.partition(b"\n")
        return json.loads(line)

    def do(self, *words: Any) -> Any:
        self.tell(*words)
        return self.hear()

    def kill(self) -> None:
        """End it as ``kill -9`` does."""
        self._process.kill()
        self._process.wait()

    def close(self) -> None:
        self.kill()
        for stream in (self._process.stdin, self._process.stdout):
            assert stream
            stream.close()


@pytest.fixture(scope="session")
def empty_ledger() -> Iterator[str]:
    """A migrated database to copy."""
    name = f"ledger_crash_{os.getpid()}"
    with connect("postgres") as server:
        server.execute(f"CREATE DATABASE {name}")
        subprocess.run(
            [sys.executable, "manage.py", "migrate", "-v0"], cwd=ROOT, env=_environment(name), check=True
        )
        with connect(name) as database:
            database.execute(TABLES.format(kind=""))
        yield name
        server.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def database(empty_ledger: str) -> Iterator[psycopg.Connection[Any]]:
    """A connection to this test's own copy."""
    name = f"{empty_ledger}_now"
    with connect("postgres") as server:
        server.execute(f"CREATE DATABASE {name} TEMPLATE {empty_ledger}")
        with connect(name) as connection:
            yield connection
        server.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def an_actor(database: psycopg.Connection[Any]) -> Iterator[Callable[[], Actor]]:
    """Start processes; they are ended with the test."""
    actors: list[Actor] = []

    def start() -> Actor:
        actor = Actor(database.info.dbname)
        actors.append(actor)
        assert actor.hear() == "ready"
        return actor

    yield start
    for actor in actors:
        actor.close()
