"""The editor's HTML into a tree. What the tree has no place for loses its tags and keeps its words."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from html.parser import HTMLParser

from courses.rules.markdown.parsing import TERM
from courses.rules.markdown.tree import Node, tidy

BLOCK_TAGS = {
    "p": "paragraph",
    "ul": "bullet_list",
    "ol": "ordered_list",
    "li": "item",
    "blockquote": "quotation",
}
INLINE_TAGS = {"b": "strong", "strong": "strong", "i": "em", "em": "em", "code": "code_inline", "a": "link"}
HEADING = re.compile(r"h([1-6])")
MARK = re.compile(rf"{TERM.pattern}|\[\^([^\[\]\s]+)\]")

Addresses = Callable[[Mapping[str, str]], str]


def own_address(attributes: Mapping[str, str]) -> str:
    """Return where a link leads: its ``href``."""
    return attributes.get("href", "")


def read_html(html: str, address: Addresses = own_address) -> Node:
    """Read the editor's HTML; ``address`` finds where a link leads from its attributes."""
    reader = _Reader(address)
    reader.feed(html)
    reader.close()
    return tidy(Node("root", [_settled(child) for child in reader.root.children if not _is_nothing(child)]))


class _Reader(HTMLParser):
    def __init__(self, address: Addresses) -> None:
        super().__init__(convert_charrefs=True)
        self.address = address
        self.root = Node("root")
        self.open: list[tuple[str, Node]] = [("", self.root)]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        heading = HEADING.fullmatch(tag)
        if heading:
            self._begin(tag, Node("heading", number=int(heading[1])))
        elif tag in {"ul", "ol"}:
            self._begin(tag, Node(BLOCK_TAGS[tag], number=1 if tag == "ol" else 0))
        elif tag in BLOCK_TAGS:
            self._begin(tag, Node(BLOCK_TAGS[tag]))
        elif tag == "a":
            self._begin(tag, Node("link", value=self.address(attributes)))
        elif tag in INLINE_TAGS:
            self._begin(tag, Node(INLINE_TAGS[tag]))
        elif tag == "br":
            self._add(Node("hardbreak"))
        elif tag == "hr":
            self.root.children.append(Node("rule"))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in {"br", "hr"}:
            self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        for index in range(len(self.open) - 1, 0, -1):
            if self.open[index][0] == tag:
                del self.open[index:]
                return

    def handle_data(self, data: str) -> None:
        for node in _marked(data, is_code=any(tag == "code" for tag, _ in self.open)):
            self._add(node)

    def _begin(self, tag: str, node: Node) -> None:
        self.open[-1][1].children.append(node)
        self.open.append((tag, node))

    def _add(self, node: Node) -> None:
        parent = self.open[-1][1]
        if parent.kind in {"bullet_list", "ordered_list"}:
            return
        parent.children.append(node)


def _marked(data: str, *, is_code: bool) -> list[Node]:
    """Find the ``[[terms]]`` and ``[^notes]`` that stand in plain words."""
    if is_code:
        return [Node("text", text=data)]
    found: list[Node] = []
    at = 0
    for match in MARK.finditer(data):
        found.append(Node("text", text=data[at : match.start()]))
        found.append(Node("term", text=match[1]) if match[1] else Node("footnote_ref", text=match[2]))
        at = match.end()
    return [*found, Node("text", text=data[at:])]


def _settled(node: Node) -> Node:
    """Give loose words a paragraph, and code its text."""
    children = [_settled(child) for child in node.children]
    if node.kind == "code_inline":
        return Node("code_inline", text="".join(part.text for child in children for part in child.walk()))
    if node.kind == "quotation":
        children = [Node("paragraph", children)]
    if node.kind == "item":
        children = _item(children)
    if node.kind == "link" and not node.value:
        return Node("nothing", children)
    kept = [
        grandchild
        for child in children
        for grandchild in (child.children if child.kind == "nothing" else [child])
    ]
    return Node(node.kind, kept, node.text, node.value, node.title, node.number)


def _item(children: list[Node]) -> list[Node]:
    lists = [child for child in children if child.kind in {"bullet_list", "ordered_list"}]
    words = [child for child in children if child.kind not in {"bullet_list", "ordered_list"}]
    return [Node("paragraph", words), *lists]


def _is_nothing(node: Node) -> bool:
    """Return whether a block holds no words at all, as the editor's empty lines do."""
    if node.kind in {"rule"}:
        return False
    return not any(part.text.strip() for part in node.walk())
