"""Services for one `manage.py` command: those of the running `make run`, or its own for as long as it lasts."""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

from config.supervisor.household import Household
from config.supervisor.place import AlreadyHeld, Place, held, var
from config.supervisor.progress import SupervisorRefused
from config.supervisor.services import services

_ASKS_WITHOUT_SERVICES = {"help", "version", "--help", "-h", "--version", "makemessages", "compilemessages"}
_STARTS_WITHIN_SECONDS = 60


def needs_services(arguments: list[str]) -> bool:
    """Say whether this command line may talk to the database.

    Only development finds services by itself; elsewhere, and where `DATABASE_URL` is set, they are named.
    """
    return (
        os.environ.get("DJANGO_SETTINGS_MODULE") == "config.settings.development"
        and not (os.environ.get("DATABASE_URL") and os.environ.get("REDIS_URL"))
        and len(arguments) > 1
        and not any(argument.startswith("--settings") for argument in arguments)
        and arguments[1] not in _ASKS_WITHOUT_SERVICES
        and not {"--help", "-h"} & set(arguments)
    )


@contextmanager
def services_of_this_checkout() -> Iterator[None]:
    """Name this checkout's services in the environment for the block, started if none run.

    :raises SupervisorRefused: if they neither answer nor start.
    """
    place = var()
    place.make()
    with ExitStack() as stack:
        for name, address in _begin(stack, place).items():
            os.environ.setdefault(name, address)
        yield


def _begin(stack: ExitStack, place: Place) -> dict[str, str]:
    until = time.monotonic() + _STARTS_WITHIN_SECONDS
    while time.monotonic() < until:
        try:
            stack.enter_context(held(place.lock_file))
        except AlreadyHeld:
            if addresses := _borrow(stack, place):
                return addresses
            time.sleep(0.2)
        else:
            return _start(stack, place)
    raise SupervisorRefused(f"Another command has been starting the services in {place.folder} for too long.")


def _start(stack: ExitStack, place: Place) -> dict[str, str]:
    """Start services of our own, which end when this command and those that joined it have ended."""
    signal.signal(signal.SIGTERM, lambda number, frame: sys.exit(128 + number))
    found = stack.enter_context(services(place, Household(), quiet=True))
    # Runs first at the end: waits for the others, and holds newcomers off until all is stopped.
    stack.callback(lambda: stack.enter_context(held(place.users_file, wait=True)))
    return found.environment()


def _borrow(stack: ExitStack, place: Place) -> dict[str, str]:
    """Join the services that run; empty where they have just ended or do not answer yet."""
    with ExitStack() as joining:
        joining.enter_context(held(place.users_file, shared=True, wait=True))
        published = place.read_services()
        if published:
            stack.push(joining.pop_all())
        return {name: published[name] for name in ("DATABASE_URL", "REDIS_URL") if name in published}
