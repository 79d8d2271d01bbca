"""The words `test` and `bench`: a command with services of its own, gone when it ends."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

from config.supervisor.household import Household, Stopped
from config.supervisor.leftovers import end_leftovers
from config.supervisor.place import ROOT, AlreadyHeld, Place, held, var
from config.supervisor.programs import environment
from config.supervisor.progress import say
from config.supervisor.services import services

NO_CHROMIUM = """\
Chromium was not found, so the browser journeys are skipped. To run them, install Chromium
(Debian: apt-get install chromium) or name it in LINKWAY_CHROMIUM."""


def test(arguments: list[str]) -> int:
    """Run pytest, all of it unless the arguments say less; return its exit status."""
    command = [sys.executable, "-m", "pytest"]
    if not _says_how_many(arguments):
        command += ["-n", str(os.cpu_count() or 1), "--dist", "worksteal"]
    more = {"DJANGO_SETTINGS_MODULE": "config.settings.test"}
    browser = chromium()
    if browser:
        more["LINKWAY_CHROMIUM"] = browser
    else:
        say(NO_CHROMIUM)
    try:
        return _with_services_of_its_own("test", [*command, *arguments], more)
    finally:
        if not browser:
            say(NO_CHROMIUM)


def bench(arguments: list[str]) -> int:
    """Run the measurements of `tests/bench`; return their exit status."""
    return _with_services_of_its_own("bench", [sys.executable, "-m", "tests.bench", *arguments], {})


def chromium() -> str:
    """Return the path of a Chromium on this machine, or nothing."""
    named = os.environ.get("LINKWAY_CHROMIUM")
    candidates = [named] if named else ["/usr/bin/chromium", "chromium", "chromium-browser", "google-chrome"]
    return next((found for name in candidates if (found := shutil.which(name))), "")


def _with_services_of_its_own(word: str, command: list[str], more: dict[str, str]) -> int:
    everybody = var().folder / word
    _clear(everybody)
    place = Place(everybody / str(os.getpid()))
    household = Household()
    household.listen()
    place.make()
    try:
        with held(place.lock_file), services(place, household, durable=False) as found:
            settings = environment(place, **found.environment(), **more)
            if word == "test":
                settings |= _migrate_once(settings)
            return household.wait_for_the_end_of(
                subprocess.Popen(command, cwd=ROOT, env={**os.environ, **settings})
            )
    except Stopped:
        return 128 + signal.SIGINT
    finally:
        _remove(place)


def _migrate_once(settings: dict[str, str]) -> dict[str, str]:
    """Migrate one database, of which every pytest worker takes a copy rather than migrating one of its own."""
    say("Applying all migrations once, for the workers to copy.")
    command = [sys.executable, "manage.py", "migrate", "--verbosity=0"]
    subprocess.run(command, cwd=ROOT, env={**os.environ, **settings}, check=True)
    return {"LINKWAY_TEST_TEMPLATE": settings["DATABASE_URL"].partition("?")[0].rpartition("/")[2]}


def _says_how_many(arguments: list[str]) -> bool:
    return any(argument.startswith("-n") or argument == "--pdb" for argument in arguments)


def _clear(everybody: Path) -> None:
    """Remove what killed runs left, and leave alone what still runs."""
    for folder in everybody.glob("*"):
        place = Place(folder)
        try:
            with held(place.lock_file):
                end_leftovers(place)
                _remove(place)
        except AlreadyHeld:
            continue


def _remove(place: Place) -> None:
    shutil.rmtree(place.folder, ignore_errors=True)
    shutil.rmtree(place.away, ignore_errors=True)
