"""`manage.py` with nothing in the environment: it finds what runs, or starts it while it lasts."""

from __future__ import annotations

import signal
import subprocess
import sys

import pytest

from config.supervisor.borrowing import needs_services
from config.supervisor.place import ROOT, Place
from tests.config.supervisor.conftest import start_keeper, without_services

SAY_WHERE = (
    "from django.db import connection as c; c.ensure_connection(); print('at', c.connection.info.host)"
)


def manage(place: Place) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, str(ROOT / "manage.py"), "shell", "--no-imports", "-c", SAY_WHERE],
        env=without_services() | {"LINKWAY_VAR": str(place.folder)},
        capture_output=True,
        text=True,
        check=False,
        cwd="/",
    )


@pytest.mark.crash
def test_a_command_starts_services_for_its_own_duration(place: Place) -> None:
    done = manage(place)

    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("at /")
    assert list(place.run.glob("*.json")) == []
    assert not place.services_file.exists()


@pytest.mark.crash
def test_a_command_uses_the_services_that_run(place: Place) -> None:
    keeper = start_keeper(place)
    published = place.read_services()

    done = manage(place)

    assert done.returncode == 0, done.stderr
    assert done.stdout.split()[1].replace("/", "%2F") in published["DATABASE_URL"]
    assert keeper.poll() is None
    keeper.send_signal(signal.SIGTERM)
    assert keeper.wait(20) == 0


@pytest.mark.parametrize(
    ("arguments", "settings", "database", "needs"),
    [
        (["manage.py", "migrate"], "config.settings.development", "", True),
        (["manage.py", "migrate", "--help"], "config.settings.development", "", False),
        (["manage.py"], "config.settings.development", "", False),
        (["manage.py", "migrate"], "config.settings.production", "", False),
        (["manage.py", "migrate"], "config.settings.development", "postgres://db/linkway", False),
        (["manage.py", "migrate", "--settings=other"], "config.settings.development", "", False),
    ],
)
def test_services_are_looked_for_only_where_nothing_names_them(
    arguments: list[str], settings: str, database: str, needs: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DJANGO_SETTINGS_MODULE", settings)
    monkeypatch.setenv("DATABASE_URL", database)
    monkeypatch.setenv("REDIS_URL", "redis://127.0.0.1:1" if database else "")

    assert needs_services(arguments) is needs
