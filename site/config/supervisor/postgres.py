"""PostgreSQL 18 from the installed package, reached through a socket that only its account may open."""

from __future__ import annotations

import shutil
import signal
import subprocess
from urllib.parse import quote

import psycopg

from config.supervisor.child import Child, Stops
from config.supervisor.home import Home
from config.supervisor.household import Household
from config.supervisor.place import Place
from config.supervisor.progress import SupervisorRefused

USER = "linkway"
DATABASE = "linkway"

# For tests only: what a power cut would lose does not matter there.
CARELESS = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "autovacuum_naptime=10s")


def address(home: Home, database: str = DATABASE) -> str:
    return f"postgres://{USER}@{quote(str(home.sockets), safe='')}:5432/{database}"


def make_cluster(home: Home) -> bool:
    """Make an empty cluster where there is none; return whether one was made.

    It is made beside its final name, so that one begun by a run that was killed is begun again.
    """
    if home.data.is_dir():
        return False
    beside = home.data.with_name("data.new")
    shutil.rmtree(beside, ignore_errors=True)
    made = subprocess.run(
        [
            home.program("initdb"),
            f"--pgdata={beside}",
            f"--username={USER}",
            "--auth=trust",
            "--encoding=UTF8",
            "--locale=C",
            "--locale-provider=builtin",
            "--builtin-locale=C.UTF-8",
        ],
        capture_output=True,
        text=True,
        check=False,
        cwd="/",
        **_identity(home),  # type: ignore[call-overload]  # run's stubs do not know options given as a dict
    )
    if made.returncode:
        raise SupervisorRefused(f"PostgreSQL could not make its data folder {home.data}:\n{made.stderr}")
    beside.rename(home.data)
    return True


def start(household: Household, place: Place, home: Home, *, durable: bool) -> str:
    """Start PostgreSQL and return the address of its database; it may not answer yet."""
    # The folder is this place's alone, and whoever runs this has ended what used it before.
    for stale in home.sockets.glob(".s.PGSQL.*"):
        stale.unlink(missing_ok=True)
    settings = [
        "listen_addresses=",
        f"unix_socket_directories={home.sockets}",
        "unix_socket_permissions=0700",
        "max_connections=100",
        "shared_buffers=128MB",
        "timezone=UTC",
        "log_timezone=UTC",
        # What people wrote does not belong in a log.
        "log_error_verbosity=terse",
        "log_min_error_statement=panic",
        "log_parameter_max_length_on_error=0",
        *(() if durable else CARELESS),
    ]
    household.start(
        Child(
            name="postgres",
            stops=Stops.POSTGRES,
            place=place,
            command=[
                home.program("postgres"),
                "-D",
                str(home.data),
                *(word for setting in settings for word in ("-c", setting)),
            ],
            account=home.account,
            folder=home.data,
            stop_signal=signal.SIGINT,
            patience_seconds=15.0,
        )
    )
    return address(home)


def wait_until_it_answers(household: Household, home: Home, *, anew: bool = False) -> None:
    """Wait until PostgreSQL answers, and make the database where it is missing or shall be anew."""
    household.wait_until(lambda: _answers(home, anew), seconds=60, what="PostgreSQL's first answer")


def _answers(home: Home, anew: bool) -> bool:
    try:
        with psycopg.connect(address(home, "postgres"), autocommit=True, connect_timeout=5) as connection:
            if anew:
                connection.execute(f"DROP DATABASE IF EXISTS {DATABASE} WITH (FORCE)")
            known = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE]).fetchone()
            if not known:
                connection.execute(f"CREATE DATABASE {DATABASE}")
    except psycopg.OperationalError:
        return False
    return True


def _identity(home: Home) -> dict[str, object]:
    account = home.account
    return {"user": account.user, "group": account.group, "extra_groups": []} if account else {}
