"""A text into the HTML that readers get: safe, and with its terms, notes and links in place."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from html import escape

import nh3

from courses.rules.markdown.addresses import is_safe_address
from courses.rules.markdown.parsing import parse
from courses.rules.markdown.tree import LISTS, Node

TAGS = {
    "p", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote", "pre", "code", "hr", "br", "em", "strong",
    "a", "table", "thead", "tbody", "tr", "th", "td", "dl", "dt", "dd", "sup", "span", "div",
}  # fmt: skip
ATTRIBUTES = {
    "a": {"href", "title", "id", "data-meaning", "class", "aria-label"},
    "ol": {"start"},
    "th": {"class", "scope"},
    "td": {"class"},
    "span": {"class", "data-glossary"},
    "div": {"class", "tabindex", "role", "aria-label"},
    "sup": {"class"},
}
SCHEMES = {"http", "https", "mailto", "tel"}


@dataclass
class Writing:
    """What surrounds a text while it is shown, and what it turns out to use.

    ``meanings`` are the glossary's, by the term in lower case; ``notes`` the labels of the page's footnotes in
    order; ``link`` finds an address, or None where nothing is there, and the words then stand without a link.
    """

    meanings: Mapping[str, str] = field(default_factory=dict)
    notes: Sequence[str] = ()
    link: Callable[[str], str | None] = lambda address: address
    words_used: dict[str, str] = field(default_factory=dict)


@lru_cache(maxsize=2048)
def _tree(text: str) -> Node:
    return parse(text)


def render(text: str, writing: Writing) -> str:
    """Return safe HTML."""
    return _clean("".join(_block(node, writing) for node in _tree(text).children))


def render_line(text: str, writing: Writing) -> str:
    """Return safe HTML of one line of words, without a paragraph around it."""
    blocks = _tree(text).children
    return _clean(" ".join(_runs(block.children, writing) for block in blocks))


def plain_words(text: str) -> str:
    """Return the words alone, for a label or a summary."""
    parts = (part.text for part in _tree(text).walk() if part.kind in {"text", "code_inline", "term"})
    return " ".join("".join(parts).split())


def anchor(word: str) -> str:
    """Return the id under which a word's meaning stands on the page."""
    return "word-" + re.sub(r"[^a-z0-9]+", "-", word.casefold()).strip("-")


@lru_cache(maxsize=2048)
def _clean(html: str) -> str:
    return nh3.clean(
        html, tags=TAGS, attributes=ATTRIBUTES, url_schemes=SCHEMES, link_rel="noopener", strip_comments=True
    )


def _blocks(nodes: Sequence[Node], writing: Writing, *, is_tight: bool = False) -> str:
    if is_tight:
        return "".join(
            _runs(node.children, writing) if node.kind == "paragraph" else _block(node, writing)
            for node in nodes
        )
    return "".join(_block(node, writing) for node in nodes)


def _block(node: Node, writing: Writing) -> str:
    match node.kind:
        case "paragraph":
            return f"<p>{_runs(node.children, writing)}</p>"
        case "heading":
            level = max(2, node.number)
            return f"<h{level}>{_runs(node.children, writing)}</h{level}>"
        case "quotation":
            return f"<blockquote>{_blocks(node.children, writing)}</blockquote>"
        case "code":
            return f"<pre><code>{escape(node.text)}</code></pre>"
        case "rule":
            return "<hr>"
        case "table":
            return _table(node, writing)
        case "definitions":
            return (
                f"<dl>{''.join(_definition(child, writing, node.is_tight) for child in node.children)}</dl>"
            )
        case kind if kind in LISTS:
            return _list(node, writing)
        case _:
            return f"<p>{escape(node.text)}</p>" if node.text else ""


def _definition(node: Node, writing: Writing, is_tight: bool) -> str:
    if node.kind == "term_name":
        return f"<dt>{_runs(node.children, writing)}</dt>"
    alone = is_tight or len(node.children) == 1
    return f"<dd>{_blocks(node.children, writing, is_tight=alone)}</dd>"


def _list(node: Node, writing: Writing) -> str:
    start = f' start="{node.number}"' if node.kind == "ordered_list" and node.number != 1 else ""
    tag = "ul" if node.kind == "bullet_list" else "ol"
    items = "".join(
        f"<li>{_blocks(item.children, writing, is_tight=node.is_tight)}</li>" for item in node.children
    )
    return f"<{tag}{start}>{items}</{tag}>"


def _table(node: Node, writing: Writing) -> str:
    head = [row for part in node.children if part.kind == "head" for row in part.children]
    rows = [row for part in node.children if part.kind == "rows" for row in part.children]
    names = "".join(
        f'<th scope="col">{_runs(cell.children, writing)}</th>' for row in head for cell in row.children
    )
    body = "".join(_row(row, writing) for row in rows)
    return (
        '<div class="lw-table-wrap" tabindex="0" role="region" aria-label="Table">'
        f"<table><thead><tr>{names}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def _row(row: Node, writing: Writing) -> str:
    kinds = {"right": ' class="is-number"'}
    return (
        "<tr>"
        + "".join(
            f"<td{kinds.get(cell.value, '')}>{_runs(cell.children, writing)}</td>" for cell in row.children
        )
        + "</tr>"
    )


def _runs(children: Sequence[Node], writing: Writing) -> str:
    return "".join(_run(child, writing) for child in children)


def _run(node: Node, writing: Writing) -> str:
    match node.kind:
        case "text" | "html_inline":
            return escape(node.text, quote=False)
        case "em" | "strong":
            return f"<{node.kind}>{_runs(node.children, writing)}</{node.kind}>"
        case "code_inline":
            return f"<code>{escape(node.text, quote=False)}</code>"
        case "hardbreak":
            return "<br>"
        case "link":
            return _link(node, writing)
        case "term":
            return _term(node.text, writing)
        case "footnote_ref":
            return _note(node.text, writing)
        case "image":
            return escape(node.text)
        case _:
            return " "


def _link(node: Node, writing: Writing) -> str:
    words = _runs(node.children, writing)
    address = writing.link(node.value)
    if not address or not is_safe_address(address):
        return words
    title = f' title="{escape(node.title)}"' if node.title else ""
    return f'<a href="{escape(address)}"{title}>{words}</a>'


def _term(word: str, writing: Writing) -> str:
    meaning = writing.meanings.get(word.casefold())
    if meaning is None:
        return escape(word, quote=False)
    writing.words_used.setdefault(word.casefold(), word)
    return (
        f'<span class="lw-term" data-glossary=""><a href="#{anchor(word)}" data-meaning="{escape(plain_words(meaning))}">'
        f"{escape(word, quote=False)}</a></span>"
    )


def _note(label: str, writing: Writing) -> str:
    if label not in writing.notes:
        return escape(f"[^{label}]")
    number = list(writing.notes).index(label) + 1
    return (
        f'<sup><a href="#note-{number}" id="note-{number}-from" aria-label="Note {number}">{number}</a></sup>'
    )
