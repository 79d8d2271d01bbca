"""A tree into the HTML that the editor in ``/admin/`` opens. It knows nothing but what ``is_rich`` lets through."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from html import escape

from courses.rules.markdown.tree import LISTS, Node

INLINE = {"em": "i", "strong": "b"}

LinkWriter = Callable[[str], str]


def plain_link(address: str) -> str:
    """Return the opening tag of a link."""
    return f'<a href="{escape(address)}">'


def write_html(root: Node, link: LinkWriter = plain_link) -> str:
    """Return the editor's HTML; ``link`` makes the opening tag for an address."""
    return "".join(_block(node, link) for node in root.children)


def _block(node: Node, link: LinkWriter) -> str:
    words = _runs(node.children, link)
    match node.kind:
        case "heading":
            return f"<h{node.number}>{words}</h{node.number}>"
        case "quotation":
            return f"<blockquote>{_runs(node.children[0].children, link)}</blockquote>"
        case "rule":
            return "<hr/>"
        case kind if kind in LISTS:
            return _list(node, link)
        case _:
            return f"<p>{words}</p>"


def _list(node: Node, link: LinkWriter) -> str:
    tag = "ul" if node.kind == "bullet_list" else "ol"
    return f"<{tag}>{''.join(_item(item, link) for item in node.children)}</{tag}>"


def _item(item: Node, link: LinkWriter) -> str:
    parts = (
        _runs(child.children, link) if child.kind == "paragraph" else _list(child, link)
        for child in item.children
    )
    return f"<li>{''.join(parts)}</li>"


def _runs(children: Sequence[Node], link: LinkWriter) -> str:
    return "".join(_run(child, link) for child in children)


def _run(node: Node, link: LinkWriter) -> str:
    match node.kind:
        case "text":
            return escape(node.text, quote=False)
        case "em" | "strong":
            tag = INLINE[node.kind]
            return f"<{tag}>{_runs(node.children, link)}</{tag}>"
        case "code_inline":
            return f"<code>{escape(node.text, quote=False)}</code>"
        case "link":
            return f"{link(node.value)}{_runs(node.children, link)}</a>"
        case "term":
            return f"[[{escape(node.text, quote=False)}]]"
        case "footnote_ref":
            return f"[^{escape(node.text, quote=False)}]"
        case "hardbreak":
            return "<br/>"
        case _:
            return ""
