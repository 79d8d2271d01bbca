"""A file in GIFT, cut into its questions. An empty line ends one, unless its braces are still open."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from assessments.rules.exchange.category import read_category
from assessments.rules.exchange.gift_signs import hold

CATEGORY = re.compile(r"\$CATEGORY:\s*(?P<path>.*)")
ID = re.compile(r"\[id:((?:\\\]|[^\[\]\n])+)\]")
TAG = re.compile(r"\[tag:((?:\\\]|[^\[\]\n])+)\]")


@dataclass
class Block:
    """A question's lines, held (``gift_signs``), with the comments above and in it, and the category it stands in."""

    line: int
    category: str | None
    lines: list[str] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "\n".join(self.lines).strip()

    @property
    def outside_id(self) -> str:
        found = ID.search("\n".join(self.comments))
        return found[1].replace("\\]", "]").strip() if found else ""

    @property
    def tags(self) -> tuple[str, ...] | None:
        """Return the tags that comments give it; where they name it and give none, it has none."""
        said = "\n".join(self.comments)
        found = tuple(match[1].replace("\\]", "]").strip() for match in TAG.finditer(said))
        return found or (() if ID.search(said) else None)

    @property
    def open_braces(self) -> int:
        return sum(line.count("{") - line.count("}") for line in self.lines)


def blocks_of(text: str) -> Iterator[Block]:
    """Give each question of a file. One whose braces never close takes nothing of those after it along."""
    waiting: Block | None = None
    for block in _by_empty_lines(text):
        if waiting is not None:
            if _continues(waiting, block):
                waiting.lines += ["", *block.lines]
                waiting.comments += block.comments
                if waiting.open_braces <= 0:
                    yield waiting
                    waiting = None
                continue
            yield waiting
            waiting = None
        if block.open_braces > 0:
            waiting = block
        else:
            yield block
    if waiting is not None:
        yield waiting


def _continues(waiting: Block, block: Block) -> bool:
    """Return whether a block can be the rest of one whose brace is open: it closes before it opens another."""
    rest = block.text
    closes, opens = rest.find("}"), rest.find("{")
    if rest.startswith("::"):
        return False
    return (closes >= 0 and (opens < 0 or closes < opens)) or (
        closes < 0 and opens < 0 and rest[:1] in {"=", "~"}
    )


def _by_empty_lines(text: str) -> Iterator[Block]:
    category: str | None = None
    block: Block | None = None
    comments: list[str] = []
    for number, line in enumerate(text.split("\n"), 1):
        words = line.strip()
        found = CATEGORY.fullmatch(words)
        if found or not words:
            if block:
                yield block
                block, comments = None, []
            if found:
                category = read_category(found["path"])
            continue
        if words.startswith("//"):
            (block.comments if block else comments).append(words)
            continue
        if (
            block
            and words.startswith("::")
            and block.lines[-1].rstrip().endswith("}")
            and block.open_braces <= 0
        ):
            yield block
            block, comments = None, []
        if block is None:
            block, comments = Block(number, category, comments=comments), []
        block.lines.append(hold(line))
    if block:
        yield block
