"""The command lines of Linkway's own processes. Each names its place, by which leftovers are known."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

from config.supervisor.child import Child, Stops
from config.supervisor.place import ROOT, Place

WEB_PROCESSES = 2
WEB_THREADS = 4
WORKER_PROCESSES = 2


def environment(place: Place, **more: str) -> dict[str, str]:
    """Return what every one of our processes needs to know."""
    return {
        "DJANGO_SETTINGS_MODULE": "config.settings.development",
        "LINKWAY_VAR": str(place.folder),
        "PYTHONPATH": os.pathsep.join([str(ROOT), str(ROOT / "site")]),
        "PYTHONUNBUFFERED": "1",
        **more,
    }


def web(place: Place, settings: dict[str, str], *, host: str, port: int) -> Child:
    """Describe the web server; it listens on this machine alone unless `host` says otherwise."""
    shared_memory = Path("/dev/shm")  # noqa: S108  # gunicorn's heartbeat files, which hold nothing
    command = [
        *_python("gunicorn"),
        "config.wsgi",
        f"--bind={host}:{port}",
        f"--workers={WEB_PROCESSES}",
        "--worker-class=gthread",
        "--preload",
        f"--threads={WEB_THREADS}",
        "--timeout=60",
        "--graceful-timeout=3",
        "--no-control-socket",
        f"--pid={place.run / 'web.pid'}",
        f"--worker-tmp-dir={shared_memory if shared_memory.is_dir() else place.run}",
    ]
    return Child(
        "web", Stops.WEB, place, command, settings | {"DATABASE_POOL_SIZE": str(WEB_THREADS)}, folder=ROOT
    )


def worker(place: Place, settings: dict[str, str]) -> Child:
    command = [
        *_celery(place),
        "worker",
        f"--concurrency={WORKER_PROCESSES}",
        "--loglevel=INFO",
        "--without-gossip",
        "--without-mingle",
        "--hostname=worker@linkway",
    ]
    return Child("worker", Stops.WORKER, place, command, settings, folder=ROOT)


def scheduler(place: Place, settings: dict[str, str]) -> Child:
    """Describe the scheduler. Its file is only a memory of when each task last ran: a fresh one is safe."""
    memory = place.folder / "scheduler"
    shutil.rmtree(memory, ignore_errors=True)
    memory.mkdir()
    command = [*_celery(place), "beat", "--loglevel=INFO", f"--schedule={memory / 'schedule'}", "--pidfile="]
    return Child("scheduler", Stops.SCHEDULER, place, command, settings, folder=ROOT)


def _celery(place: Place) -> list[str]:
    return [*_python("celery"), "--app=config", f"--workdir={place.folder}"]


def _python(module: str) -> list[str]:
    return [sys.executable, "-m", module]
