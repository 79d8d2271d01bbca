"""What a cell of the grid says of one module of one person: a letter and words, so that colour is never alone."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import Final

from analytics.rules.progress_table import Cell

LOOKS: Final = {
    "done": ("D", "Done"),
    "recognised": ("R", "Recognised from before"),
    "under_way": ("U", "Under way"),
    "handed_in": ("H", "Handed in, waiting for somebody else"),
    "late": ("L", "Late"),
    "not_started": ("A", "Ahead"),
    "coming": ("C", "Being written"),
}
CLASSES: Final = {
    "done": "done",
    "recognised": "done",
    "under_way": "here",
    "handed_in": "here",
    "late": "behind",
    "not_started": "ahead",
    "coming": "coming",
}
UNDONE: Final = ("under_way", "not_started")


@lru_cache(maxsize=4096)
def cell_of(*, state: str, due_on: date | None, today: date) -> Cell:
    """Return the cell of a module's state; one that is undone on its due day is late.

    >>> cell_of(state="under_way", due_on=date(2026, 1, 1), today=date(2026, 1, 1)).letter
    'L'
    """
    is_late = state in UNDONE and due_on is not None and due_on <= today
    key = "late" if is_late else state
    letter, words = LOOKS[key]
    due = f", due {due_on.day} {due_on:%B %Y}" if due_on and state in UNDONE else ""
    return Cell(CLASSES[key], letter, f"{words}{due}")


def key_entries() -> list[Cell]:
    """Return what the letters mean, in the order in which somebody comes to them."""
    return [Cell(CLASSES[state], letter, words) for state, (letter, words) in LOOKS.items()]
