"""The covers of a curriculum's modules and pathways: which there are to draw, and the drawing of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from courses.actions.curriculum.folder import Folder, read_folder
from courses.rules.curriculum.layout import Role
from courses.rules.curriculum.lists import Slot, read_slots
from courses.rules.front_matter import Front, read_front
from courses.rules.illustration.cover import Cover, draw_cover
from courses.rules.problem import Problems

COVERS = "media/covers"
YEARS_COLOUR = "#0f5c5c"
ROUTES_COLOUR = "#2a66b5"


def covers_of(folder: Folder) -> list[Cover]:
    """Return a cover for every module that a year or pathway names, every pathway, and every module of a route."""
    found: list[Cover] = []
    for path, location in folder.locations.items():
        if location.role is Role.YEAR:
            found += _of_modules(_slots(folder, path), YEARS_COLOUR)
        elif location.role is Role.PATHWAY:
            front, slots = _front(folder, path), _slots(folder, path)
            colour = front.text("colour") or YEARS_COLOUR
            found += [Cover(front.code(), colour, len(slots)), *_of_modules(slots, colour)]
        elif location.role is Role.ROUTE:
            found += _of_modules(_own_modules(folder, path), ROUTES_COLOUR)
    return found


def draw_covers(root: Path) -> list[str]:
    """Write each cover that is missing or says something else; return the paths of those written."""
    written = []
    for cover in covers_of(read_folder(root)):
        target = root / COVERS / f"{cover.code}.svg"
        text = draw_cover(cover)
        if not target.is_file() or target.read_text(encoding="utf-8") != text:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, encoding="utf-8")
            written.append(target.relative_to(root).as_posix())
    return written


def _front(folder: Folder, path: str) -> Front:
    return read_front(folder.texts[path], Problems(path))


def _slots(folder: Folder, path: str) -> tuple[Slot, ...]:
    return tuple(read_slots(_front(folder, path), alone=True))


def _own_modules(folder: Folder, route: str) -> tuple[Slot, ...]:
    """Return the modules that stand in a route's own folder, in its order."""
    inside = route.rpartition("/")[0]
    own = {
        _front(folder, path).code()
        for path, location in folder.locations.items()
        if location.role is Role.MODULE and location.parent == inside
    }
    return tuple(slot for slot in _slots(folder, route) if slot.code in own)


def _of_modules(slots: Iterable[Any], colour: str) -> Iterator[Cover]:
    every = tuple(slots)
    for number, slot in enumerate(every, 1):
        if slot.title != "pathway":
            yield Cover(slot.code, colour, len(every), number)
