"""Ending what a killed run left behind, and only that.

A process is ours when a pid file of this place names its number and the moment it was born, and its
command line or working folder names this place. What such a process started is in its session; a
session's number is not given to anybody else while the session lives. PostgreSQL's own workers leave
the session, but never the data folder.
"""

from __future__ import annotations

import contextlib
import json
import os
import signal
import time
from pathlib import Path

import psutil

from config.supervisor.place import Place

_SAME_MOMENT_SECONDS = 1.0
_PATIENCE_SECONDS = 8.0
_GRACE_SECONDS = 0.5


def end_leftovers(place: Place) -> list[str]:
    """End the processes of an earlier run of this place; return the names of those that were there."""
    marks = _marks(place)
    ended = []
    for pid_file in sorted(place.run.glob("*.json"), key=_latest_first):
        found = _processes_of(pid_file, marks)
        if found:
            ended.append(pid_file.stem)
            _end(found, gently=signal.SIGINT if pid_file.stem == "postgres" else signal.SIGTERM)
        pid_file.unlink(missing_ok=True)
    strays = _working_in(marks)
    if strays:
        _end(strays, gently=signal.SIGTERM)
    _forget_stale_lock(marks)
    return ended


def _marks(place: Place) -> list[str]:
    marks = [str(place.folder)]
    if place.home_file.exists():
        marks.append(place.home_file.read_text().strip())
    return marks


def _latest_first(pid_file: Path) -> tuple[bool, bool, str]:
    """Order web and workers before Redis, and Redis before PostgreSQL."""
    return (pid_file.stem == "postgres", pid_file.stem == "redis", pid_file.stem)


def _processes_of(pid_file: Path, marks: list[str]) -> list[psutil.Process]:
    try:
        record = json.loads(pid_file.read_text())
        number, born = int(record["pid"]), float(record["born"])
    except (OSError, ValueError, KeyError):
        return []
    found = []
    for process in psutil.process_iter():
        with contextlib.suppress(psutil.Error, OSError):
            is_it = process.pid == number and abs(process.create_time() - born) < _SAME_MOMENT_SECONDS
            is_below = process.pid != number and os.getsid(process.pid) == number
            if (is_it and _names(process, marks)) or (
                is_below and process.create_time() >= born - _SAME_MOMENT_SECONDS
            ):
                found.append(process)
    return found


def _names(process: psutil.Process, marks: list[str]) -> bool:
    places = [*process.cmdline(), process.cwd()]
    return any(mark in text for mark in marks for text in places)


def _working_in(marks: list[str]) -> list[psutil.Process]:
    """Return PostgreSQL processes whose working folder is this place's data."""
    folders = {f"{mark}/data" for mark in marks} | {f"{mark}/postgres/data" for mark in marks}
    found = []
    for process in psutil.process_iter():
        with contextlib.suppress(psutil.Error, OSError):
            if process.name() == "postgres" and process.cwd() in folders:
                found.append(process)
    return found


def _end(processes: list[psutil.Process], *, gently: int) -> None:
    """Ask the oldest, who ends the others; end hard what is left when it has gone, or will not go."""
    oldest = min(processes, key=lambda process: process.create_time())
    with contextlib.suppress(psutil.Error):
        oldest.send_signal(gently)
    _wait_for_the_end_of([oldest], seconds=_PATIENCE_SECONDS)
    for process in _wait_for_the_end_of(processes, seconds=_GRACE_SECONDS):
        with contextlib.suppress(psutil.Error):
            process.kill()
    _wait_for_the_end_of(processes, seconds=_PATIENCE_SECONDS)


def is_alive(process: psutil.Process) -> bool:
    """Say whether a process still does anything; one that only waits to be counted out does not."""
    try:
        return process.is_running() and process.status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


def _wait_for_the_end_of(processes: list[psutil.Process], *, seconds: float) -> list[psutil.Process]:
    """Return those that are still alive when the time is over."""
    until = time.monotonic() + seconds
    while (alive := [process for process in processes if is_alive(process)]) and time.monotonic() < until:
        time.sleep(0.05)
    return alive


def _forget_stale_lock(marks: list[str]) -> None:
    """Remove a lock file that names a number now worn by a stranger, which PostgreSQL would respect."""
    for mark in marks:
        for folder in (Path(mark) / "data", Path(mark) / "postgres" / "data"):
            lock = folder / "postmaster.pid"
            with contextlib.suppress(OSError, ValueError, IndexError):
                number = int(lock.read_text().splitlines()[0])
                if not _is_postgres_in(number, folder):
                    lock.unlink()


def _is_postgres_in(number: int, folder: Path) -> bool:
    try:
        return psutil.Process(number).cwd() == str(folder)
    except psutil.NoSuchProcess:
        return False
    except psutil.AccessDenied:
        return True
