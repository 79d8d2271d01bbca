"""PostgreSQL and Redis under the supervisor: as root or not, killed or stopped, one place or two."""

from __future__ import annotations

import json
import os
import shutil
import signal
import socket
from pathlib import Path

import psutil
import psycopg
import pytest
import redis

from config.supervisor.home import LONGEST_SOCKET
from config.supervisor.leftovers import is_alive
from config.supervisor.place import Place
from config.supervisor.progress import SupervisorRefused
from config.supervisor.running import refuse_a_taken_port
from tests.config.supervisor.conftest import start_keeper

pytestmark = pytest.mark.crash


def database_of(place: Place) -> psycopg.Connection:
    return psycopg.connect(place.read_services()["DATABASE_URL"], autocommit=True)


def processes_of(place: Place) -> list[psutil.Process]:
    numbers = [json.loads(file.read_text())["pid"] for file in place.run.glob("*.json")]
    return [psutil.Process(number) for number in numbers]


def test_services_start_under_a_folder_that_only_its_owner_may_enter(place: Place) -> None:
    keeper = start_keeper(place)

    with database_of(place) as connection:
        row = connection.execute("SELECT current_setting('fsync'), uuidv7() IS NOT NULL").fetchone()
    folder = place.home_file.read_text().strip()
    keeper.send_signal(signal.SIGTERM)

    assert row == ("on", True)
    assert keeper.wait(20) == 0
    # Root hands PostgreSQL to an account that cannot enter; anybody else keeps everything together.
    assert folder == (str(place.away) if os.geteuid() == 0 else str(place.folder / "postgres"))


def test_nobody_else_on_the_machine_gets_in(place: Place) -> None:
    keeper = start_keeper(place)
    addresses = place.read_services()
    sockets = psycopg.conninfo.conninfo_to_dict(addresses["DATABASE_URL"])["host"]
    without_password = redis.Redis.from_url("redis://" + addresses["REDIS_URL"].rsplit("@", 1)[1])

    with pytest.raises(redis.AuthenticationError):
        without_password.ping()
    modes = (Path(sockets).stat().st_mode & 0o777, place.services_file.stat().st_mode & 0o777)
    keeper.send_signal(signal.SIGTERM)
    keeper.wait(20)

    assert modes == (0o700, 0o600)


def test_after_a_hard_kill_of_everything_the_next_start_recovers_and_nothing_is_lost(place: Place) -> None:
    keeper = start_keeper(place)
    with database_of(place) as connection:
        connection.execute("CREATE TABLE kept (word text)")
        connection.execute("INSERT INTO kept VALUES ('still here')")
    for process in [*processes_of(place), psutil.Process(keeper.pid)]:
        process.kill()
    keeper.wait(20)

    again = start_keeper(place)

    with database_of(place) as connection:
        assert connection.execute("SELECT word FROM kept").fetchall() == [("still here",)]
    again.send_signal(signal.SIGTERM)
    assert again.wait(20) == 0


def test_what_a_killed_supervisor_left_running_is_ended_at_the_next_start(place: Place) -> None:
    keeper = start_keeper(place)
    left = processes_of(place)
    keeper.kill()
    keeper.wait(20)
    assert all(is_alive(process) for process in left)

    again = start_keeper(place)

    assert not any(is_alive(process) for process in left)
    again.send_signal(signal.SIGTERM)
    again.wait(20)


def test_a_strangers_process_under_an_old_number_is_left_alone(place: Place) -> None:
    place.make()
    stranger = psutil.Process(os.getpid())
    (place.run / "web.json").write_text(json.dumps({"pid": stranger.pid, "born": stranger.create_time()}))
    (place.run / "worker.json").write_text(json.dumps({"pid": stranger.pid, "born": 0}))
    (place.run / "redis.json").write_text("half a fi")

    keeper = start_keeper(place)

    assert is_alive(stranger)
    keeper.send_signal(signal.SIGTERM)
    assert keeper.wait(20) == 0


def test_a_service_that_dies_is_named_and_ends_the_rest(place: Place) -> None:
    keeper = start_keeper(place)
    others = processes_of(place)
    json_of_redis = json.loads((place.run / "redis.json").read_text())

    psutil.Process(json_of_redis["pid"]).kill()
    said, _ = keeper.communicate(timeout=30)

    assert keeper.returncode == 1
    assert "redis was ended by signal 9" in said
    assert not any(is_alive(process) for process in others)


def test_a_path_too_long_for_a_socket_gets_a_short_one(place: Place) -> None:
    deep = Place(place.folder / ("a-folder-with-a-long-name-" * 3) / "and-another-one-below-it" / "var")
    keeper = start_keeper(deep)
    host = psycopg.conninfo.conninfo_to_dict(deep.read_services()["DATABASE_URL"])["host"]
    keeper.send_signal(signal.SIGTERM)
    keeper.wait(20)
    shutil.rmtree(deep.away)

    assert len(f"{host}/.s.PGSQL.5432.lock") <= LONGEST_SOCKET


def test_a_taken_port_is_named_with_the_one_to_try_next() -> None:
    with socket.socket() as taking:
        taking.bind(("127.0.0.1", 0))
        taking.listen()
        port = taking.getsockname()[1]

        with pytest.raises(SupervisorRefused, match=rf"Port {port} is taken.*PORT={port + 1}"):
            refuse_a_taken_port("127.0.0.1", port)
