"""The words of a page's body, for the search: what is shown to everybody who may read it, and no answers to checks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from courses.rules.markdown.parsing import parse
from courses.rules.markdown.tree import Node

LEFT_OUT: Final = {"self_check"}
READ: Final = {
    "text", "markdown", "content", "title", "prompt", "heading", "caption", "alt", "items", "note", "notes",
    "transcript", "columns", "rows", "values", "source",
}  # fmt: skip
_RUNS: Final = {"text", "code_inline", "term"}


def words_of_body(blocks: Iterable[Mapping[str, Any]]) -> str:
    """Return the words of the raw blocks of a body, block by block."""
    return " ".join(" ".join(_words(block) for block in blocks).split())


def _words(block: Mapping[str, Any]) -> str:
    return "" if block["type"] in LEFT_OUT else " ".join(_of_value(block["value"]))


def _of_value(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield plain(value)
    elif isinstance(value, Mapping):
        if "value" in value and ("type" in value or "id" in value):
            if value.get("type") not in LEFT_OUT:
                yield from _of_value(value["value"])
            return
        for key, part in value.items():
            if key in READ:
                yield from _of_value(part)
    elif isinstance(value, list | tuple):
        for part in value:
            yield from _of_value(part)


def plain(text: str) -> str:
    """Return a Markdown text's words alone, with a space between its blocks.

    >>> plain("**One** two.\\n\\n- three\\n- four")
    'One two. three four'
    """
    return " ".join(" ".join(_blocks(parse(text))).split())


def _blocks(node: Node) -> Iterator[str]:
    if any(child.kind in _RUNS for child in node.children):
        yield "".join(part.text if part.kind in _RUNS else _gap(part) for part in node.walk())
        return
    for child in node.children:
        yield from _blocks(child)


def _gap(node: Node) -> str:
    return " " if node.kind in {"softbreak", "hardbreak"} else ""
