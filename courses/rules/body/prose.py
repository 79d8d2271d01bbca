"""Markdown into the parts that an editor sees: rich text, tables, footnotes, and Markdown kept as it is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from courses.rules.body.part import Part, is_plain_table, is_rich
from courses.rules.markdown.addresses import is_safe_address
from courses.rules.markdown.parsing import RAW_HTML, parse
from courses.rules.markdown.tree import LISTS, Node
from courses.rules.markdown.writing import write, write_inline
from courses.rules.problem import Problems

RAW_HTML_REFUSED = "Raw HTML is not allowed here. Write it in Markdown, or put a \\ before the <."
IMAGE_IN_A_LINE = (
    "An image stands in a paragraph of its own, or in an “::: image” block, not within a sentence."
)


@dataclass
class Reading:
    """What surrounds a text while it is read: its file's problems, and what its links may lead to.

    ``link`` returns the address to keep for one that was written, or None where nothing is there.
    """

    problems: Problems
    link: Callable[[str], str | None] = lambda address: address
    references: Mapping[str, Any] = field(default_factory=dict)


def read_prose(text: str, line: int, reading: Reading) -> list[Part]:
    """Read Markdown that starts at a line of its file (counted from 1)."""
    root = parse(text, reading.references)
    lines = text.split("\n")
    for block in root.children:
        _check(block, lines, line, reading)
    return _parts(root.children, lines, line)


def read_line(text: str, line: int, reading: Reading) -> str:
    """Read Markdown that must be one paragraph, and return it in its one form."""
    root = parse(text, reading.references)
    lines = text.split("\n")
    for block in root.children:
        _check(block, lines, line, reading)
    return write(root, otherwise=text.strip())


def _check(block: Node, lines: list[str], line: int, reading: Reading) -> None:
    """Refuse raw HTML and addresses that are not safe or lead nowhere; put known ones in their kept form."""
    sole_image = _sole_image(block)
    at = block.line
    for node in block.walk():
        at = max(at, node.line)
        here = line + _where(lines, at, node.text or node.value)
        if node.kind in RAW_HTML:
            reading.problems.add(here, RAW_HTML_REFUSED)
        elif node.kind == "image" and not sole_image:
            reading.problems.add(here, IMAGE_IN_A_LINE)
        elif node.kind == "link":
            kept = reading.link(node.value)
            if kept is None:
                reading.problems.add(
                    here, f"The link “{node.value}” leads to nothing that this curriculum knows."
                )
            elif not is_safe_address(kept):
                reading.problems.add(here, f"The link “{node.value}” is not one that a page may have.")
            else:
                node.value = kept


def _where(lines: list[str], start: int, words: str) -> int:
    """Return the line, from 0, on which words first stand at or after a block's start."""
    wanted = words.split("\n", 1)[0].strip()
    if wanted:
        for number in range(start, len(lines)):
            if wanted in lines[number]:
                return number
    return start


def _sole_image(block: Node) -> Node | None:
    if block.kind == "paragraph" and len(block.children) == 1 and block.children[0].kind == "image":
        return block.children[0]
    return None


def _parts(blocks: list[Node], lines: list[str], line: int) -> list[Part]:
    kinds = _kinds(blocks)
    parts: list[Part] = []
    numbered = list(enumerate(blocks))
    for kind, group in groupby(numbered, key=lambda pair: kinds[pair[0]]):
        members = list(group)
        first, last = members[0][0], members[-1][0]
        nodes = [node for _, node in members]
        end = blocks[last + 1].line if last + 1 < len(blocks) else len(lines)
        source = "\n".join(lines[nodes[0].line : end]).strip("\n")
        parts.extend(_made(kind, nodes, source, line + blocks[first].line))
    return parts


def _kinds(blocks: list[Node]) -> list[str]:
    kinds = [_kind(block) for block in blocks]
    for index in range(1, len(blocks)):
        if blocks[index].kind == blocks[index - 1].kind and blocks[index].kind in LISTS:
            kinds[index] = kinds[index - 1] = "markdown"
    return kinds


def _kind(block: Node) -> str:
    if _sole_image(block):
        return "image"
    if block.kind == "footnote":
        return "footnotes"
    if is_plain_table(block):
        return "table"
    return "text" if is_rich(block) else "markdown"


def _made(kind: str, nodes: list[Node], source: str, line: int) -> list[Part]:
    if kind == "table":
        return [Part("table", table_values(node), line) for node in nodes]
    if kind == "image":
        images = [node.children[0] for node in nodes]
        return [
            Part("image", {"file": image.value, "alt": image.text, "caption": image.title}, line)
            for image in images
        ]
    if kind == "footnotes":
        notes = [{"label": node.text, "note": write(Node("root", node.children))} for node in nodes]
        return [Part("footnotes", {"notes": notes}, line)]
    return [Part(kind, {"markdown": write(Node("root", nodes), otherwise=source)}, line)]


def table_values(node: Node) -> dict[str, Any]:
    rows = [
        [write_inline(cell.children) for cell in row.children]
        for part in node.children
        for row in part.children
    ]
    return {"head": rows[0], "rows": rows[1:]}
