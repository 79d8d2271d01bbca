"""In which order a household ends."""

from __future__ import annotations

from pathlib import Path

from config.supervisor.child import Child, Stops
from config.supervisor.household import Household
from config.supervisor.place import Place

NAMES = {
    "postgres": Stops.POSTGRES,
    "redis": Stops.REDIS,
    "worker": Stops.WORKER,
    "web": Stops.WEB,
    "scheduler": Stops.SCHEDULER,
}


class Noted(Child):
    """A child that writes down what it is asked, and needs no process."""

    said: list[str]

    def ask_to_stop(self) -> None:
        self.said.append(f"ask {self.name}")

    def see_it_stopped(self) -> None:
        self.said.append(f"see {self.name}")


def test_whoever_needs_others_ends_before_them_and_nobody_waits_in_line_without_need(tmp_path: Path) -> None:
    said: list[str] = []
    household = Household()
    for name, stops in NAMES.items():
        child = Noted(name=name, stops=stops, place=Place(tmp_path), command=[])
        child.said = said
        household.children.append(child)

    household.stop()

    assert said == [
        *("ask web", "ask scheduler", "ask worker"),
        *("see web", "see scheduler", "see worker"),
        *("ask redis", "see redis"),
        *("ask postgres", "see postgres"),
    ]
    assert not household.children
