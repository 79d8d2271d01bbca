"""Where the files of one set of services lie.

A place is a folder: `var/` for `make run`, `var/test/<process>` for one `make test`. PostgreSQL's own
files may have to live elsewhere (see `home`), because it refuses to run as root and the account that it
then runs under may not be able to enter the checkout.
"""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[3]
AWAY = Path("/var/tmp")  # noqa: S108  # outlives a restart, unlike /tmp; the folder in it is ours alone


@dataclass(frozen=True)
class Place:
    """One folder with services of its own."""

    folder: Path

    @property
    def run(self) -> Path:
        """Pid files."""
        return self.folder / "run"

    @property
    def logs(self) -> Path:
        return self.folder / "log"

    @property
    def services_file(self) -> Path:
        """The addresses of the services that run now; readable by its owner alone."""
        return self.folder / "services.json"

    @property
    def lock_file(self) -> Path:
        """Held by whoever runs the services of this place."""
        return self.folder / "lock"

    @property
    def users_file(self) -> Path:
        """Held together by the `manage.py` commands that use services which another one started."""
        return self.folder / "users"

    @property
    def loading_file(self) -> Path:
        """Is there while an empty database is filled: what is half filled is made anew."""
        return self.folder / "loading"

    @property
    def prepared_file(self) -> Path:
        """What preparing found out, for the greeting."""
        return self.folder / "prepared.json"

    @property
    def home_file(self) -> Path:
        """Names the folder that holds PostgreSQL's files."""
        return self.folder / "postgres-home"

    @property
    def away(self) -> Path:
        """The folder used where the checkout's own cannot be entered or has too long a path."""
        return AWAY / f"linkway-{hashlib.sha256(str(self.folder).encode()).hexdigest()[:16]}"

    def make(self) -> None:
        for folder in (self.folder, self.run, self.logs):
            folder.mkdir(parents=True, exist_ok=True)

    def write_services(self, addresses: dict[str, Any]) -> None:
        """Publish the addresses, whole or not at all."""
        beside = self.services_file.with_suffix(".new")
        with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
            json.dump(addresses, file, indent=2)
        beside.replace(self.services_file)

    def read_services(self) -> dict[str, Any]:
        """Return the published addresses; empty where there are none."""
        try:
            found: dict[str, Any] = json.loads(self.services_file.read_text())
        except (OSError, ValueError):
            return {}
        return found


def var() -> Place:
    """Return the place of this checkout's `make run`: `var/`, unless LINKWAY_VAR names another."""
    return Place(Path(os.environ.get("LINKWAY_VAR") or ROOT / "var").resolve())


class AlreadyHeld(Exception):
    """Another process holds this lock."""


@contextmanager
def held(file: Path, *, shared: bool = False, wait: bool = False) -> Iterator[None]:
    """Hold a lock for the block; the system lets go of it however this process ends.

    :raises AlreadyHeld: if somebody else holds it and `wait` is false.
    """
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("a") as handle:
        try:
            fcntl.flock(handle, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | (0 if wait else fcntl.LOCK_NB))
        except BlockingIOError:
            raise AlreadyHeld(str(file)) from None
        yield
