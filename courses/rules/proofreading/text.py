"""One file of a curriculum as a proofreader sees it: plain values and lines, whatever its kind."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from courses.rules.curriculum.layout import Location, Role

FENCE = re.compile(r"^:::\s*(\w[\w-]*)?\s*$")
KEY = re.compile(r"^([a-z][a-z-]*): (.*)$")


@dataclass(frozen=True)
class Finding:
    """Something to look at: where, what, and whether it has to be mended before the file is shipped."""

    path: str
    line: int
    said: str
    is_problem: bool = True

    def __str__(self) -> str:
        place = f"{self.path}:{self.line}" if self.line else self.path
        return f"{place}: {self.said}"


@dataclass(frozen=True)
class Block:
    """A ``:::`` block of a body: its name, its keys, the lines of its text, and where it begins."""

    name: str
    keys: dict[str, str]
    lines: tuple[str, ...]
    line: int


@dataclass(frozen=True)
class Text:
    """A file: its place, its front matter as words, and its body with the line on which that begins."""

    location: Location
    front: dict[str, Any] = field(default_factory=dict)
    body: str = ""
    body_line: int = 1

    @property
    def path(self) -> str:
        return self.location.path

    @property
    def folder(self) -> str:
        return self.location.path.rpartition("/")[0]

    @property
    def code(self) -> str:
        return str(self.front.get("id") or "")

    @property
    def kind(self) -> str:
        """What it is: a step's word, or the role."""
        is_step = self.location.role is Role.STEP
        return self.location.word if is_step else self.location.role.value

    def number(self, key: str) -> int:
        value = str(self.front.get(key) or "")
        return int(value) if value.isdigit() else 0

    def items(self, key: str) -> list[Any]:
        value = self.front.get(key)
        return value if isinstance(value, list) else []

    def pairs(self, key: str) -> list[tuple[str, str]]:
        """Return a list of ``name: value`` as pairs; a bare name has no value."""
        found = []
        for item in self.items(key):
            if isinstance(item, dict):
                found += [(str(name), str(value or "")) for name, value in item.items()]
            else:
                found.append((str(item), ""))
        return found

    def blocks(self) -> Iterator[Block]:
        """Return the ``:::`` blocks of the body in order."""
        name, start, inside = "", 0, []  # type: str, int, list[str]
        for number, line in enumerate(self.body.split("\n"), self.body_line):
            fence = FENCE.match(line)
            if fence and not name and fence[1]:
                name, start, inside = fence[1], number, []
            elif fence and name:
                yield _block(name, inside, start)
                name = ""
            elif name:
                inside.append(line)

    def problem(self, line: int, said: str) -> Finding:
        return Finding(self.path, line, said)

    def notice(self, line: int, said: str) -> Finding:
        return Finding(self.path, line, said, is_problem=False)


def read_text(location: Location, text: str) -> Text:
    """Return a file as a proofreader sees it; what cannot be read at all is left empty (the load tells that)."""
    if not text.startswith("---\n"):
        return Text(location, body=text)
    front, _, body = text[4:].partition("\n---\n")
    try:
        values = yaml.load(front, yaml.BaseLoader)  # noqa: S506  (every value stays the words that it is)
    except yaml.YAMLError:
        values = {}
    return Text(location, values if isinstance(values, dict) else {}, body, front.count("\n") + 4)


def _block(name: str, inside: list[str], start: int) -> Block:
    keys: dict[str, str] = {}
    lines = list(inside)
    while lines and (found := KEY.match(lines[0])):
        keys[found[1]] = found[2]
        lines.pop(0)
    return Block(name, keys, tuple(lines), start)
