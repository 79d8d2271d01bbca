"""PostgreSQL and Redis together, published in the place for `manage.py` to find."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from config.supervisor import postgres, redis_server
from config.supervisor.home import settle
from config.supervisor.household import Household
from config.supervisor.leftovers import end_leftovers
from config.supervisor.place import Place
from config.supervisor.progress import SupervisorRefused, say


@dataclass(frozen=True)
class Services:
    """Where the two are."""

    database_url: str
    redis_url: str

    def environment(self) -> dict[str, str]:
        return {"DATABASE_URL": self.database_url, "REDIS_URL": self.redis_url}


@contextmanager
def services(
    place: Place, household: Household, *, durable: bool = True, quiet: bool = False
) -> Iterator[Services]:
    """Have the services for the block; whoever calls holds the place's lock.

    What `DATABASE_URL` or `REDIS_URL` name is used as it is, and neither started nor stopped.
    """
    tell = _nothing if quiet else say
    place.make()
    end_leftovers(place)
    try:
        found = _start(place, household, durable=durable, tell=tell)
        tell("PostgreSQL and Redis answer.")
        place.write_services({**found.environment(), "pid": os.getpid()})
        yield found
    finally:
        place.services_file.unlink(missing_ok=True)
        household.stop()


def _nothing(text: str) -> None:
    """Say nothing."""


def _start(place: Place, household: Household, *, durable: bool, tell: Callable[[str], None]) -> Services:
    database_url = os.environ.get("DATABASE_URL", "")
    redis_url = os.environ.get("REDIS_URL", "")
    home = None
    if not database_url:
        home = settle(place)
        if postgres.make_cluster(home):
            tell(f"Made an empty PostgreSQL in {home.data}.")
        database_url = postgres.start(household, place, home, durable=durable)
    if not redis_url:
        redis_url = redis_server.start(household, place)
        redis_server.wait_until_it_answers(household, redis_url)
    half_filled = place.loading_file.exists()
    if half_filled and not home:
        raise SupervisorRefused(
            "Filling the database was interrupted, so it holds half of the demo world. Empty it, remove "
            f"{place.loading_file}, and start again."
        )
    if home:
        postgres.wait_until_it_answers(household, home, anew=half_filled)
    if half_filled:
        tell("Filling the database was interrupted the last time; it begins anew.")
        place.loading_file.unlink()
    return Services(database_url=database_url, redis_url=redis_url)
