"""Real processes in folders of their own. They are slow beside other tests, so there are few of them."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from config.supervisor.place import ROOT, Place

# Keeps PostgreSQL and Redis of a place until it is told to stop; prints where they are.
KEEPER = """
import sys, time
from pathlib import Path
from config.supervisor.household import Household, Stopped
from config.supervisor.place import Place, held
from config.supervisor.progress import SupervisorRefused
from config.supervisor.services import services
place = Place(Path(sys.argv[1])); place.make()
household = Household(); household.listen()
try:
    with held(place.lock_file), services(place, household) as found:
        print("up", flush=True)
        household.keep()
except Stopped:
    sys.exit(0)
except SupervisorRefused as refused:
    sys.exit(str(refused))
"""


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Place]:
    """Have a place in a folder that its owner alone may enter, and whose name holds spaces and quotes."""
    tmp_path.chmod(0o700)
    found = Place((tmp_path / 'her "own" folder' / "var").resolve())
    yield found
    shutil.rmtree(found.away, ignore_errors=True)


def without_services() -> dict[str, str]:
    """Return this environment as a person has it who has set nothing."""
    ours = ("DATABASE_URL", "REDIS_URL", "DJANGO_SETTINGS_MODULE", "LINKWAY_VAR", "PORT")
    kept = {name: value for name, value in os.environ.items() if name not in ours}
    return kept | {"PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'site'}"}


def start_keeper(place: Place) -> subprocess.Popen[str]:
    """Start a keeper and wait until its services answer."""
    keeper = subprocess.Popen(
        [sys.executable, "-c", KEEPER, str(place.folder)],
        env=without_services(),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )
    assert keeper.stdout is not None
    said = []
    for line in keeper.stdout:
        said.append(line)
        if line.strip() == "up":
            return keeper
    raise AssertionError("".join(said))
