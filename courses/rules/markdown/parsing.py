"""Markdown into a tree: CommonMark with tables, definition lists, footnotes and ``[[terms]]``."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.tree import SyntaxTreeNode
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin

from courses.rules.markdown.tree import Node, tidy

TERM = re.compile(r"\[\[([^\[\]\n|]{1,100})\]\]")
DEFINITION = re.compile(r"^ {0,3}\[[^\]^][^\]]*\]:", re.MULTILINE)
RAW_HTML = frozenset({"html_block", "html_inline"})

BLOCKS = {
    "paragraph": "paragraph",
    "bullet_list": "bullet_list",
    "list_item": "item",
    "blockquote": "quotation",
    "hr": "rule",
    "thead": "head",
    "tbody": "rows",
    "tr": "row",
    "dl": "definitions",
    "dt": "term_name",
    "dd": "meaning",
    "footnote_reference": "footnote",
    "softbreak": "softbreak",
    "hardbreak": "hardbreak",
    "em": "em",
    "strong": "strong",
    "html_block": "html_block",
}
"""Kinds that carry nothing but their children."""


def _term(state: StateInline, silent: bool) -> bool:
    """Read ``[[a term]]``, before a link can claim its brackets."""
    match = TERM.match(state.src, state.pos, state.posMax)
    if match is None:
        return False
    if not silent:
        token = state.push("term", "", 0)
        token.content = match[1]
    state.pos = match.end()
    return True


@lru_cache(maxsize=1)
def parser() -> MarkdownIt:
    """Return the one parser. It reads raw HTML as HTML, so that it can be found and refused."""
    markdown = MarkdownIt("commonmark", {"html": True}).enable("table")
    markdown.use(deflist_plugin)
    markdown.use(footnote_plugin, inline=False, move_to_end=False, always_match_refs=True)
    markdown.inline.ruler.before("link", "term", _term)
    markdown.validateLink = lambda url: True  # type: ignore[method-assign]
    markdown.normalizeLink = lambda url: url  # type: ignore[method-assign]
    return markdown


def parse(text: str, references: Mapping[str, Any] | None = None) -> Node:
    """Read Markdown into a tidy tree; ``line`` of each block counts from the text's own first line.

    ``references`` are link definitions that stand elsewhere in the same file (``references_of``).
    """
    tokens = parser().parse(text, {"references": dict(references or {})})
    root = Node("root", [_block(child) for child in SyntaxTreeNode(tokens).children])
    return tidy(root)


def references_of(text: str) -> dict[str, Any]:
    """Return the link definitions (``[name]: address``) of a whole file."""
    if not DEFINITION.search(text):
        return {}
    environment: dict[str, Any] = {}
    parser().parse(text, environment)
    return dict(environment.get("references", {}))


def _line(node: SyntaxTreeNode) -> int:
    found: SyntaxTreeNode | None = node
    while found is not None and not found.is_root:
        if found.map:
            return found.map[0]
        found = found.parent
    return 0


def _block(node: SyntaxTreeNode) -> Node:
    line = _line(node)
    if node.type == "heading":
        return Node("heading", _inline(node), number=int(node.tag[1]), line=line)
    if node.type in {"fence", "code_block"}:
        return Node("code", text=node.content, value=node.info.strip(), line=line)
    if node.type in {"th", "td"}:
        return Node("cell", _inline(node), value=_alignment(node), line=line)
    if node.type == "ordered_list":
        start = node.attrs.get("start", 1)
        return Node("ordered_list", _items(node), number=int(start), is_tight=_is_tight(node), line=line)
    if node.type == "bullet_list":
        return Node("bullet_list", _items(node), is_tight=_is_tight(node), line=line)
    if node.type == "dl":
        return Node("definitions", _items(node), is_tight=_is_tight(node), line=line)
    if node.type in {"paragraph", "dt"}:
        return Node(BLOCKS[node.type], _inline(node), line=line)
    if node.type == "footnote_reference":
        return Node("footnote", _items(node), text=str(node.meta.get("label", "")), line=line)
    if node.type == "html_block":
        return Node("html_block", text=node.content, line=line)
    return Node(BLOCKS.get(node.type, node.type), _items(node), line=line)


def _items(node: SyntaxTreeNode) -> list[Node]:
    return [_block(child) for child in node.children if child.type != "footnote_anchor"]


def _is_tight(node: SyntaxTreeNode) -> bool:
    """Return whether a list stands without empty lines: its paragraphs are hidden ones."""
    paragraphs = [child for item in node.children for child in item.children if child.type == "paragraph"]
    return all(paragraph.hidden for paragraph in paragraphs) if paragraphs else True


def _alignment(node: SyntaxTreeNode) -> str:
    return str(node.attrs.get("style", "")).removeprefix("text-align:")


def _inline(node: SyntaxTreeNode) -> list[Node]:
    return [_run(child) for child in node.children for child in child.children]


def _run(node: SyntaxTreeNode) -> Node:
    children = [_run(child) for child in node.children or ()]
    if node.type == "text":
        return Node("text", text=node.content)
    if node.type == "code_inline":
        return Node("code_inline", text=node.content)
    if node.type == "link":
        return Node("link", children, value=_attr(node, "href"), title=_attr(node, "title"))
    if node.type == "image":
        words = "".join(child.text for part in children for child in part.walk())
        return Node("image", text=words, value=_attr(node, "src"), title=_attr(node, "title"))
    if node.type in {"term", "html_inline"}:
        return Node(node.type, text=node.content)
    if node.type == "footnote_ref":
        return Node("footnote_ref", text=str(node.meta.get("label", "")))
    return Node(BLOCKS.get(node.type, node.type), children)


def _attr(node: SyntaxTreeNode, name: str) -> str:
    return str(node.attrs.get(name, ""))
