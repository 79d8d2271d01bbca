"""The YAML between the ``---`` lines: read with line numbers, one value at a time, and written in one form.

Plain words only: anchors, aliases and tags are refused, and a value is taken as it is spelt (``yes`` is a word, a
title may be a number), so nothing in a file means more than it says.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

import yaml

from courses.rules.problem import Problems

CODE = re.compile(r"^[a-z0-9]+(?:-[a-z0-9]+)*$")
LONGEST_CODE = 100
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The same loader in C where the wheel has it; a whole curriculum is read five times as quickly."""

BOUNDARY = re.compile(r"^---[ \t]*$")


@dataclass
class Entry:
    """A value with the line on which it stands."""

    value: str
    line: int


@dataclass
class Front:
    """A file's front matter while it is read. Each question marks its key as known; ``finish`` refuses the rest."""

    problems: Problems
    nodes: dict[str, yaml.Node] = field(default_factory=dict)
    key_lines: dict[str, int] = field(default_factory=dict)
    body: str = ""
    body_line: int = 1
    _asked: set[str] = field(default_factory=set)

    def line_of(self, key: str) -> int:
        return self.key_lines.get(key, 1)

    def has(self, key: str) -> bool:
        return key in self.nodes

    def text(self, key: str, *, required: bool = False, longest: int = 0) -> str:
        """Return a line of words; runs of spaces and line ends become one space."""
        node = self._take(key, required)
        entry = self._scalar(node, key) if node is not None else None
        value = " ".join(entry.value.split()) if entry else ""
        if required and node is not None and not value:
            self.problems.add(self.line_of(key), f"“{key}” is empty.")
        if longest and len(value) > longest:
            self.problems.add(self.line_of(key), f"“{key}” is longer than {longest} characters.")
        return value

    def code(self, key: str = "id") -> str:
        """Return an id: lower-case letters, digits and hyphens."""
        value = self.text(key, required=True, longest=LONGEST_CODE)
        if value and not CODE.match(value):
            self.problems.add(
                self.line_of(key),
                f"“{value}” is not an id: lower-case letters, digits and hyphens, such as y1-01.",
            )
        return value

    def number(self, key: str, *, required: bool = False, most: int = 1_000_000) -> int | None:
        """Return a whole number from 0."""
        value = self.text(key, required=required)
        if not value:
            return None
        if not re.fullmatch(r"\d{1,9}", value) or int(value) > most:
            self.problems.add(
                self.line_of(key), f"“{key}” is a whole number from 0 to {most}, not “{value}”."
            )
            return None
        return int(value)

    def boolean(self, key: str, *, default: bool = False) -> bool:
        value = self.text(key).lower()
        if value in {"", "true", "false"}:
            return value == "true" if value else default
        self.problems.add(self.line_of(key), f"“{key}” is true or false, not “{value}”.")
        return default

    def choice(self, key: str, words: Iterable[str], *, required: bool = False) -> str:
        """Return one word of a vocabulary."""
        value = self.text(key, required=required)
        if value and value not in words:
            self.problems.add(self.line_of(key), f"“{key}” is one of {', '.join(words)}, not “{value}”.")
            return ""
        return value

    def texts(self, key: str, *, required: bool = False) -> list[Entry]:
        """Return a list of lines of words."""
        entries = [self._scalar(node, key) for node in self._sequence(key, required)]
        found = [Entry(" ".join(entry.value.split()), entry.line) for entry in entries if entry]
        for entry in found:
            if not entry.value:
                self.problems.add(entry.line, f"“{key}” has an empty line.")
        return found

    def pairs(
        self, key: str, *, required: bool = False, alone: bool = False
    ) -> list[tuple[Entry, Entry | None]]:
        """Return a list of ``name: value``; with ``alone``, a bare name is allowed too."""
        found: list[tuple[Entry, Entry | None]] = []
        for node in self._sequence(key, required):
            if alone and isinstance(node, yaml.ScalarNode):
                found.append((Entry(node.value.strip(), _line(node)), None))
            elif isinstance(node, yaml.MappingNode) and len(node.value) == 1:
                name, value = node.value[0]
                left, right = self._scalar(name, key), self._scalar(value, key)
                if left and right:
                    found.append((left, Entry(" ".join(right.value.split()), right.line)))
            else:
                self.problems.add(_line(node), f"“{key}” is a list of “- name: value”.")
        return found

    def named_lists(self, key: str) -> list[tuple[Entry, list[Entry]]]:
        """Return a list of ``name: [a, b]``."""
        found = []
        for node in self._sequence(key, False):
            if isinstance(node, yaml.MappingNode) and len(node.value) == 1:
                name, items = node.value[0]
                left = self._scalar(name, key)
                if left and isinstance(items, yaml.SequenceNode):
                    entries = [self._scalar(item, key) for item in items.value]
                    found.append((left, [entry for entry in entries if entry]))
                    continue
            self.problems.add(_line(node), f"“{key}” is a list of “- name: [id, id]”.")
        return found

    def records(self, key: str, *fields: str) -> list[dict[str, Entry]]:
        """Return a list of small maps, each with some of these fields."""
        found = []
        for node in self._sequence(key, False):
            if not isinstance(node, yaml.MappingNode):
                self.problems.add(
                    _line(node), f"Each of “{key}” has {', '.join(f'“{name}:”' for name in fields)}."
                )
                continue
            found.append(self._fields(node, key, fields))
        return found

    def record(self, key: str, *fields: str) -> Front:
        """Return a map within the front matter, to be asked in turn."""
        node = self._take(key, False)
        inner = Front(self.problems)
        if isinstance(node, yaml.MappingNode):
            for name, value in node.value:
                inner.nodes[name.value], inner.key_lines[name.value] = value, _line(name)
            for name in inner.nodes.keys() - set(fields):
                self.problems.add(inner.key_lines[name], f"“{key}” has no key “{name}”.")
        elif node is not None and not _is_empty(node):
            self.problems.add(_line(node), f"“{key}” has the keys {', '.join(fields)}.")
        return inner

    def day(self, key: str) -> date | None:
        """Return a day written as 2026-11-23."""
        value = self.text(key)
        if not value:
            return None
        try:
            return date.fromisoformat(value)
        except ValueError:
            self.problems.add(self.line_of(key), f"“{key}” is a day such as 2026-11-23, not “{value}”.")
            return None

    def finish(self) -> None:
        """Refuse every key that nobody asked for."""
        for key in self.nodes.keys() - self._asked:
            known = ", ".join(sorted(self._asked))
            self.problems.add(
                self.key_lines[key], f"“{key}” is not a key of this file. The keys are {known}."
            )

    def _take(self, key: str, required: bool) -> yaml.Node | None:
        self._asked.add(key)
        if required and key not in self.nodes:
            self.problems.add(1, f"“{key}” is missing.")
        return self.nodes.get(key)

    def _scalar(self, node: yaml.Node, key: str) -> Entry | None:
        if isinstance(node, yaml.ScalarNode):
            return Entry("" if _is_empty(node) else node.value, _line(node))
        self.problems.add(_line(node), f"“{key}” is a line of words here, not a list.")
        return None

    def _sequence(self, key: str, required: bool) -> list[yaml.Node]:
        node = self._take(key, required)
        if node is None or _is_empty(node):
            return []
        if isinstance(node, yaml.SequenceNode):
            return list(node.value)
        self.problems.add(_line(node), f"“{key}” is a list.")
        return []

    def _fields(self, node: yaml.MappingNode, key: str, fields: tuple[str, ...]) -> dict[str, Entry]:
        values: dict[str, Entry] = {}
        for name, value in node.value:
            entry = self._scalar(value, key)
            if name.value not in fields:
                self.problems.add(
                    _line(name), f"“{key}” has no key “{name.value}”, only {', '.join(fields)}."
                )
            elif entry:
                values[name.value] = Entry(" ".join(entry.value.split()), entry.line)
        return values


def read_front(text: str, problems: Problems) -> Front:
    """Split a file into its front matter and its body."""
    lines = text.split("\n")
    front = Front(problems)
    if not BOUNDARY.match(lines[0]):
        problems.add(1, "A file opens with front matter between two lines of “---”.")
        return front
    end = next((number for number, line in enumerate(lines[1:], start=1) if BOUNDARY.match(line)), None)
    if end is None:
        problems.add(1, "The front matter is not closed with a line of “---”.")
        return front
    body = lines[end + 1 :]
    empty = next((number for number, line in enumerate(body) if line.strip()), len(body))
    front.body = "\n".join(body[empty:]).rstrip()
    front.body_line = end + 2 + empty
    _read_nodes(front, "\n".join(["", *lines[1:end]]))
    return front


def _read_nodes(front: Front, source: str) -> None:
    try:
        for event in yaml.parse(source, Loader=LOADER):
            if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
                front.problems.add(_mark_line(event), "Anchors and aliases (& and *) are not used here.")
                return
        node = yaml.compose(source, Loader=LOADER)
    except (yaml.YAMLError, RecursionError) as error:
        front.problems.add(*_yaml_problem(error))
        return
    if node is None:
        return
    if not isinstance(node, yaml.MappingNode):
        front.problems.add(2, "The front matter is a list of “key: value” lines.")
        return
    for name, value in node.value:
        if not isinstance(name, yaml.ScalarNode):
            front.problems.add(_line(name), "A key is a word.")
        elif name.value in front.nodes:
            front.problems.add(_line(name), f"“{name.value}” is given twice.")
        else:
            front.nodes[name.value], front.key_lines[name.value] = value, _line(name)


def _yaml_problem(error: Exception) -> tuple[int, str]:
    mark = getattr(error, "problem_mark", None)
    said = getattr(error, "problem", None) or "it is too deep"
    hint = " A value with a colon and a space, or that begins with a sign, stands in single quotes."
    return (mark.line + 1 if mark else 1), f"The front matter cannot be read: {said}.{hint}"


def _line(node: yaml.Node) -> int:
    return int(node.start_mark.line) + 1


def _mark_line(event: yaml.Event) -> int:
    return int(event.start_mark.line) + 1 if event.start_mark else 1


def _is_empty(node: yaml.Node) -> bool:
    return isinstance(node, yaml.ScalarNode) and node.tag == "tag:yaml.org,2002:null"
