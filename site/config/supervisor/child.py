"""One process that the supervisor started, in a session of its own, with a pid file and a log."""

from __future__ import annotations

import contextlib
import enum
import json
import os
import signal
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import psutil

from config.supervisor.account import Account
from config.supervisor.place import Place

LONGEST_LOG_BYTES = 5 * 1024 * 1024
_LAST_LINES = 12


class Stops(enum.IntEnum):
    """The order in which a household ends."""

    WEB = 1
    SCHEDULER = 2
    WORKER = 3
    REDIS = 4
    POSTGRES = 5


@dataclass
class Child:
    """A running program; `name` is the word people read, and names its pid file and its log."""

    name: str
    stops: Stops
    place: Place
    command: Sequence[str]
    environment: Mapping[str, str] = field(default_factory=dict)
    account: Account | None = None
    folder: Path = Path("/")
    stop_signal: int = signal.SIGTERM
    patience_seconds: float = 8.0
    process: subprocess.Popen[bytes] | None = None

    @property
    def log(self) -> Path:
        return self.place.logs / f"{self.name}.log"

    @property
    def pid_file(self) -> Path:
        return self.place.run / f"{self.name}.json"

    def start(self) -> None:
        """Start the program; whether it works is found out by whoever needs it."""
        if self.log.exists() and self.log.stat().st_size > LONGEST_LOG_BYTES:
            self.log.replace(self.log.with_suffix(".log.1"))
        identity = (
            {"user": self.account.user, "group": self.account.group, "extra_groups": []}
            if self.account
            else {}
        )
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                self.command,
                cwd=self.folder,
                env={**os.environ, **self.environment},
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
                **identity,  # type: ignore[call-overload]  # Popen's stubs do not know options given as a dict
            )
        with contextlib.suppress(psutil.NoSuchProcess):
            born = psutil.Process(self.process.pid).create_time()
            self.pid_file.write_text(json.dumps({"pid": self.process.pid, "born": born}))

    def exit_status(self) -> int | None:
        """Return how it ended, or None while it runs."""
        return self.process.poll() if self.process else None

    def last_lines(self) -> str:
        """Return the end of its log, for a person to read."""
        try:
            lines = self.log.read_text(errors="replace").splitlines()
        except OSError:
            return ""
        return "\n".join(f"    {line}" for line in lines[-_LAST_LINES:])

    def ask_to_stop(self) -> None:
        if self.process and self.process.poll() is None:
            with contextlib.suppress(ProcessLookupError):
                self.process.send_signal(self.stop_signal)

    def see_it_stopped(self) -> None:
        """Wait until it has ended; what is left of its session then is ended hard."""
        if not self.process:
            return
        with contextlib.suppress(subprocess.TimeoutExpired):
            self.process.wait(self.patience_seconds)
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()
        self.pid_file.unlink(missing_ok=True)
