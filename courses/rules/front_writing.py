"""Front matter in the one form that exported files have."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import lru_cache

import yaml

STRING = "tag:yaml.org,2002:str"


class FrontWriter:
    """Collects the lines of a file's front matter, in the order in which they are asked for."""

    def __init__(self) -> None:
        self.lines: list[str] = []

    def text(self, key: str, value: str) -> FrontWriter:
        """Write a line of words, quoted only where YAML would read it as something else."""
        self.lines.append(f"{key}: {scalar(value)}" if value else f"{key}:")
        return self

    def optional_text(self, key: str, value: str) -> FrontWriter:
        return self.text(key, value) if value else self

    def number(self, key: str, value: int | None) -> FrontWriter:
        if value is not None:
            self.lines.append(f"{key}: {value}")
        return self

    def boolean(self, key: str, value: bool) -> FrontWriter:
        self.lines.append(f"{key}: {'true' if value else 'false'}")
        return self

    def flow(self, key: str, values: Iterable[str]) -> FrontWriter:
        """Write ``key: [a, b]``."""
        self.lines.append(f"{key}: {flow_list(values)}")
        return self

    def items(self, key: str, values: Sequence[str]) -> FrontWriter:
        """Write a list, a line for each."""
        return self._block(key, [scalar(value, "- ") for value in values])

    def pairs(self, key: str, pairs: Iterable[tuple[str, str]]) -> FrontWriter:
        """Write a list of ``name: value``; a name whose value is empty stands alone."""
        lines = [f"{scalar(name)}: {scalar(value)}" if value else scalar(name) for name, value in pairs]
        return self._block(key, lines)

    def levels(self, key: str, pairs: Iterable[tuple[str, int]]) -> FrontWriter:
        """Write a list of ``name: whole number``."""
        return self._block(key, [f"{scalar(name)}: {number}" for name, number in pairs])

    def named_lists(self, key: str, lists: Iterable[tuple[str, Iterable[str]]]) -> FrontWriter:
        lines = [f"{scalar(name)}: {flow_list(values)}" for name, values in lists]
        return self._block(key, lines) if lines else self

    def records(self, key: str, records: Iterable[Mapping[str, str]]) -> FrontWriter:
        """Write a list of small maps; an empty value stays an empty line."""
        lines = []
        for record in records:
            fields = [f"{name}: {scalar(value)}" if value else f"{name}:" for name, value in record.items()]
            lines.append("\n    ".join(fields))
        return self._block(key, lines)

    def record(self, key: str, inner: FrontWriter) -> FrontWriter:
        self.lines.extend([f"{key}:", *(f"  {line}" for line in inner.lines)])
        return self

    def day(self, key: str, value: date | None) -> FrontWriter:
        self.lines.append(f"{key}: {value.isoformat()}" if value else f"{key}:")
        return self

    def file(self, body: str = "") -> str:
        """Return the whole file."""
        front = "\n".join(["---", *self.lines, "---", ""])
        return f"{front}\n{body}\n" if body else front

    def _block(self, key: str, lines: list[str]) -> FrontWriter:
        self.lines.append(f"{key}:" if lines else f"{key}: []")
        self.lines.extend(f"  - {line}" for line in lines)
        return self


def flow_list(values: Iterable[str]) -> str:
    return "[" + ", ".join(scalar(value, "[", "]") for value in values) + "]"


@lru_cache(maxsize=4096)
def scalar(value: str, before: str = "key: ", after: str = "") -> str:
    """Spell a value: plain where it reads back as itself, else in single quotes, else as JSON.

    >>> scalar("Year 1, Foundation"), scalar("#2e6b34"), scalar("It's: so")
    ('Year 1, Foundation', "'#2e6b34'", "'It''s: so'")
    """
    if _reads_back(value, f"{before}{value}{after}"):
        return value
    quoted = "'" + value.replace("'", "''") + "'"
    if _reads_back(value, f"{before}{quoted}{after}"):
        return quoted
    escaped = value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
    return '"' + re.sub(r"[\x00-\x1f\x7f-\x9f]", lambda found: f"\\x{ord(found[0]):02x}", escaped) + '"'


def _reads_back(value: str, source: str) -> bool:
    try:
        node = yaml.compose(source, Loader=yaml.SafeLoader)
    except yaml.YAMLError:
        return False
    while isinstance(node, yaml.MappingNode | yaml.SequenceNode) and len(node.value) == 1:
        inner = node.value[0]
        node = inner[1] if isinstance(inner, tuple) else inner
    return isinstance(node, yaml.ScalarNode) and node.tag == STRING and node.value == value
