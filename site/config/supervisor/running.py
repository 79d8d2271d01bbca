"""The word `run`: everything on this machine, until somebody asks for the end."""

from __future__ import annotations

import errno
import json
import os
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http import HTTPStatus

import psutil

from config.supervisor import programs
from config.supervisor.household import Household, Stopped
from config.supervisor.leftovers import end_leftovers
from config.supervisor.place import ROOT, AlreadyHeld, Place, held, var
from config.supervisor.progress import SupervisorRefused, say
from config.supervisor.services import services

DEMO_PASSWORD = "linkway-demo"  # noqa: S105  # for people who try Linkway out; it opens nothing real
DEMO_PEOPLE = {
    "learner": "a link worker, half way through her second module",
    "second.year": "a link worker in Year 2, with nature as his pathway",
    "trainer": "writes content, in /admin/",
    "lead": "manages people in a primary care network and facilitates a cohort",
    "supervisor": "supervises three link workers",
    "region.lead": "leads a region",
    "national": "sees the nation's figures",
    "admin": "runs the programme",
}
READY_WITHIN_SECONDS = 120


@dataclass(frozen=True)
class Options:
    host: str
    port: int
    with_demo: bool

    @property
    def address(self) -> str:
        """Where a browser on this machine finds the site."""
        anywhere = self.host in {"0.0.0.0", "::", ""}  # noqa: S104  # compared with, not listened on
        return f"http://{'127.0.0.1' if anywhere else self.host}:{self.port}"

    @property
    def passkey_address(self) -> str:
        """Where passkeys can be tried: they belong to a name, and browsers make none for a number."""
        return f"http://localhost:{self.port}"


def run(options: Options) -> None:
    """Start everything, say where it is, and keep it until the end.

    :raises SupervisorRefused: with what stands in the way, or which part ended.
    """
    place = var()
    place.make()
    household = Household()
    household.listen()
    say(f"Linkway starts from {ROOT}.")
    try:
        with _alone(place, household):
            # Before looking at the port: it may be a leftover that holds it.
            if ended := end_leftovers(place):
                say(f"Ended what an earlier run had left behind: {', '.join(ended)}.")
            refuse_a_taken_port(options.host, options.port)
            _live(place, household, options)
    except Stopped:
        say("Everything has stopped.")


def _live(place: Place, household: Household, options: Options) -> None:
    with services(place, household) as found:
        settings = programs.environment(place, **found.environment(), SITE_ADDRESS=options.address)
        _prepare(household, settings, options)
        _start_our_own(place, household, settings, options)
        _greet(place, options)
        household.keep()


def refuse_a_taken_port(host: str, port: int) -> None:
    """Refuse if somebody listens there.

    :raises SupervisorRefused: naming the port, and the process where the system tells.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as trying:
        trying.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trying.bind((host, port))
        except OSError as fault:
            if fault.errno != errno.EADDRINUSE:
                raise SupervisorRefused(
                    f"Linkway cannot listen on {host}:{port}: {fault.strerror}."
                ) from None
            raise SupervisorRefused(
                f"Port {port} is taken{_by_whom(port)}. End that program, or choose another port: "
                f"make run PORT={port + 1}"
            ) from None


def _by_whom(port: int) -> str:
    try:
        for connection in psutil.net_connections("tcp"):
            if connection.status != psutil.CONN_LISTEN or not connection.laddr or not connection.pid:
                continue
            if connection.laddr.port == port:
                return f" by {psutil.Process(connection.pid).name()} (process {connection.pid})"
    except (psutil.Error, OSError):
        pass
    return ""


@contextmanager
def _alone(place: Place, household: Household) -> Iterator[None]:
    """Hold this place; wait for a `manage.py` command that has it, refuse a second `make run`."""
    told = False
    while True:
        try:
            with held(place.lock_file):
                yield
            return
        except AlreadyHeld:
            holder = place.read_services()
        if holder.get("site"):
            raise SupervisorRefused(
                f"Linkway already runs from this folder, at {holder['site']} (process {holder.get('pid')})."
            )
        if not told:
            say("Waiting for a manage.py command that has the database open.")
            told = True
        household.pause()


def _prepare(household: Household, settings: dict[str, str], options: Options) -> None:
    command = [sys.executable, "-m", "config.supervisor.prepare"]
    if not options.with_demo:
        command.append("--without-demo")
    step = subprocess.Popen(
        command, cwd=ROOT, env={**os.environ, **settings}, stdin=subprocess.DEVNULL, start_new_session=True
    )
    if household.wait_for_the_end_of(step) != 0:
        raise SupervisorRefused(
            "Preparing the database and the static files failed; the reason stands above."
        )


def _start_our_own(place: Place, household: Household, settings: dict[str, str], options: Options) -> None:
    say("Starting the web server, the worker and the scheduler.")
    household.start(programs.worker(place, settings))
    household.start(programs.web(place, settings, host=options.host, port=options.port))
    household.wait_until(
        lambda: _is_ready(options.address), seconds=READY_WITHIN_SECONDS, what="The site's first answer"
    )
    # Last, because nobody waits for it, and on a small machine it would keep the others from starting.
    household.start(programs.scheduler(place, settings))
    place.write_services({**place.read_services(), "site": options.address})


def _is_ready(address: str) -> bool:
    try:
        with urllib.request.urlopen(f"{address}/readyz", timeout=10) as answer:  # noqa: S310  # our own address
            return bool(answer.status == HTTPStatus.OK)
    except (OSError, urllib.error.URLError):
        return False


def _greet(place: Place, options: Options) -> None:
    say(f"Linkway is ready: {options.address}/ (to try passkeys: {options.passkey_address}/)")
    if json.loads(place.prepared_file.read_text()).get("demo"):
        say(f"Sign in with the password {DEMO_PASSWORD} as")
        for name, what in DEMO_PEOPLE.items():
            say(f"    {name + '@demo.linkway.example':34} {what}")
    say(f"Logs are in {place.logs}. Ctrl-C stops everything.")
