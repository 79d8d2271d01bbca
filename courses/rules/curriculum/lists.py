"""The small lists that several kinds of file have."""

from __future__ import annotations

from dataclasses import dataclass, field

from courses.rules.front_matter import CODE, Front

HIGHEST_LEVEL = 4


@dataclass(frozen=True)
class Slot:
    """A module in the list of a year, pathway or route, written or not."""

    code: str
    title: str
    line: int = field(default=0, compare=False)


@dataclass(frozen=True)
class CompetencyLevel:
    """A competency that a module grows, and how far."""

    code: str
    level: int
    line: int = field(default=0, compare=False)


@dataclass(frozen=True)
class Track:
    """A direction through a year, by the modules that weigh most in it."""

    name: str
    modules: tuple[str, ...]
    line: int = field(default=0, compare=False)


@dataclass(frozen=True)
class Source:
    """Where a fact comes from."""

    title: str
    address: str = ""
    date: str = ""


def read_slots(front: Front, *, alone: bool = False) -> tuple[Slot, ...]:
    """Read ``modules``: a list of ``id: title``; with ``alone``, ids without a title too."""
    slots: list[Slot] = []
    for name, title in front.pairs("modules", required=not alone, alone=alone):
        if not CODE.match(name.value):
            front.problems.add(name.line, f"“{name.value}” is not an id.")
        elif name.value in {slot.code for slot in slots}:
            front.problems.add(name.line, f"“{name.value}” is listed twice.")
        elif title is not None and not title.value:
            front.problems.add(name.line, f"“{name.value}” has no title.")
        slots.append(Slot(name.value, title.value if title else "", name.line))
    return tuple(slots)


def read_codes(front: Front, key: str) -> tuple[tuple[str, int], ...]:
    """Read a list of ids, each with its line."""
    entries = front.texts(key)
    for entry in entries:
        if entry.value and not CODE.match(entry.value):
            front.problems.add(entry.line, f"“{entry.value}” is not an id.")
    return tuple((entry.value, entry.line) for entry in entries)


def read_competencies(front: Front) -> tuple[CompetencyLevel, ...]:
    levels: list[CompetencyLevel] = []
    for code, level in front.pairs("competencies"):
        if level is None or not level.value.isdigit() or not 1 <= int(level.value) <= HIGHEST_LEVEL:
            front.problems.add(code.line, f"“{code.value}” needs a level from 1 to {HIGHEST_LEVEL}.")
        elif code.value in {known.code for known in levels}:
            front.problems.add(code.line, f"“{code.value}” is listed twice.")
        else:
            levels.append(CompetencyLevel(code.value, int(level.value), code.line))
    return tuple(levels)


def read_tracks(front: Front) -> tuple[Track, ...]:
    return tuple(
        Track(name.value.strip(), tuple(item.value for item in items), name.line)
        for name, items in front.named_lists("tracks")
    )


def read_sources(front: Front) -> tuple[Source, ...]:
    sources = []
    for record in front.records("sources", "title", "address", "date"):
        values = {name: entry.value for name, entry in record.items()}
        line = next((entry.line for entry in record.values()), front.line_of("sources"))
        if not values.get("title"):
            front.problems.add(line, "A source needs a title.")
        address = values.get("address", "")
        if address and not address.lower().startswith(("http://", "https://")):
            front.problems.add(line, f"“{address}” is not an address that begins with https://.")
        sources.append(Source(values.get("title", ""), address, values.get("date", "")))
    return tuple(sources)
