"""A text as a tree, without the accidents of how it was spelt."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

INLINE_CONTAINERS = frozenset({"em", "strong", "link"})
EMPHASIS = frozenset({"em", "strong"})
LISTS = frozenset({"bullet_list", "ordered_list"})


@dataclass
class Node:
    """A block or a run of words.

    ``text`` holds the words of text, code, terms, footnote labels and image descriptions; ``value`` the address of
    a link or image, the language of a code block, or the alignments of a table; ``number`` the level of a heading
    or the first number of a list. ``line`` counts from 0 and is not part of what is compared.
    """

    kind: str
    children: list[Node] = field(default_factory=list)
    text: str = ""
    value: str = ""
    title: str = ""
    number: int = 0
    is_tight: bool = True
    line: int = field(default=0, compare=False)

    def walk(self) -> Iterator[Node]:
        """Visit this node and everything below it, in reading order."""
        yield self
        for child in self.children:
            yield from child.walk()


def tidy(node: Node, inside: frozenset[str] = frozenset()) -> Node:
    """Return the same text in its plainest form.

    Neighbouring words are joined, code too, soft breaks become spaces, spaces at the ends of a paragraph go, and emphasis
    that holds nothing, or the same emphasis twice, is taken away.
    """
    within = inside | {node.kind} & EMPHASIS
    children = [
        part
        for child in node.children
        for part in (tidy(child, within).children if child.kind in within else [tidy(child, within)])
    ]
    node = Node(node.kind, children, node.text, node.value, node.title, node.number, node.is_tight, node.line)
    if node.kind in {"paragraph", "heading", "cell", "term_name"}:
        node.children = _trim(_plain(node.children))
    elif node.kind in INLINE_CONTAINERS:
        node.children = _plain(node.children)
    return node


def _plain(children: list[Node]) -> list[Node]:
    """Join words that stand side by side, and like emphasis that stands side by side."""
    joined: list[Node] = []
    for child in _lifted(children):
        if child.kind == "softbreak":
            child = Node("text", text=" ")  # noqa: PLW2901
        latest = joined[-1] if joined else None
        if latest and latest.kind == child.kind and child.kind in {"text", "code_inline"}:
            latest.text += child.text
        elif latest and latest.kind == child.kind and child.kind in EMPHASIS:
            latest.children = _plain([*latest.children, *child.children])
        elif child.kind != "text" or child.text:
            joined.append(Node(**{**child.__dict__}))
    for child in joined:
        if child.kind == "text":
            child.text = " ".join(part for part in _words(child.text))
    return joined


def _words(text: str) -> list[str]:
    """Split at ASCII spaces so that a join gives each run of them as one, keeping one at either end."""
    for space in "\t\n\r\f\v":
        text = text.replace(space, " ")
    parts = text.split(" ")
    middle = [part for part in parts[1:-1] if part]
    return [parts[0], *middle, parts[-1]] if len(parts) > 1 else parts


def _lifted(children: list[Node]) -> Iterator[Node]:
    """Move spaces at the ends of emphasis out of it, and drop emphasis that holds nothing."""
    for child in children:
        if child.kind not in EMPHASIS:
            yield child
            continue
        inner = list(child.children)
        before, after = "", ""
        while inner and inner[0].kind == "text" and not inner[0].text.strip(" \t\n"):
            inner.pop(0)
            before = " "
        while inner and inner[-1].kind == "text" and not inner[-1].text.strip(" \t\n"):
            inner.pop()
            after = " "
        if inner and inner[0].kind == "text" and inner[0].text[0] in " \t\n":
            before = " "
            inner[0] = Node("text", text=inner[0].text.lstrip(" \t\n"))
        if inner and inner[-1].kind == "text" and inner[-1].text[-1] in " \t\n":
            after = " "
            inner[-1] = Node("text", text=inner[-1].text.rstrip(" \t\n"))
        yield Node("text", text=before)
        if inner:
            yield Node(child.kind, inner)
        yield Node("text", text=after)


def _trim(children: list[Node]) -> list[Node]:
    """Take spaces from both ends, and from both sides of a hard break."""
    for index, child in enumerate(children):
        if child.kind != "text":
            continue
        if index == 0 or children[index - 1].kind == "hardbreak":
            child.text = child.text.lstrip(" ")
        if index == len(children) - 1 or children[index + 1].kind == "hardbreak":
            child.text = child.text.rstrip(" ")
    kept = [child for child in children if child.kind != "text" or child.text]
    while kept and kept[-1].kind == "hardbreak":
        kept.pop()
    while kept and kept[0].kind == "hardbreak":
        kept.pop(0)
    return kept
