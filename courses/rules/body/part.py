"""The parts that a body is made of."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from courses.rules.markdown.tree import LISTS, Node


@dataclass
class Part:
    """One block of a body. ``values`` holds words, lists of parts, and paths of media files."""

    kind: str
    values: dict[str, Any] = field(default_factory=dict)
    line: int = field(default=0, compare=False)


INLINE_RICH = frozenset({"text", "em", "strong", "code_inline", "term", "footnote_ref", "hardbreak", "link"})
RICH_HEADINGS = (2, 3, 4)


def is_rich(node: Node) -> bool:
    """Return whether the editor in ``/admin/`` shows this block as it is, and gives it back unharmed."""
    match node.kind:
        case "paragraph":
            return is_rich_line(node)
        case "heading":
            return node.number in RICH_HEADINGS and is_rich_line(node)
        case "rule":
            return True
        case "quotation":
            return (
                len(node.children) == 1 and node.children[0].kind == "paragraph" and is_rich(node.children[0])
            )
        case "bullet_list" | "ordered_list":
            return _is_rich_list(node)
        case _:
            return False


def _is_rich_list(node: Node, depth: int = 0) -> bool:
    starts_at_one = node.kind == "bullet_list" or node.number == 1
    return (
        depth < 4
        and starts_at_one
        and node.is_tight
        and all(_is_rich_item(item, depth) for item in node.children)
    )


def _is_rich_item(item: Node, depth: int) -> bool:
    """Return whether a list item is a line of words, with at most one list below it."""
    if not item.children or item.children[0].kind != "paragraph" or not is_rich(item.children[0]):
        return False
    rest = item.children[1:]
    return not rest or (len(rest) == 1 and rest[0].kind in LISTS and _is_rich_list(rest[0], depth + 1))


def is_rich_line(node: Node) -> bool:
    runs = [run for child in node.children for run in child.walk()]
    return bool(node.children) and all(
        run.kind in INLINE_RICH and not (run.kind == "link" and (run.title or not run.children))
        for run in runs
    )


def is_plain_table(node: Node) -> bool:
    """Return whether a table is a rectangle of lines without alignment, as the table block holds it."""
    if node.kind != "table":
        return False
    rows = [row for part in node.children for row in part.children]
    widths = {len(row.children) for row in rows}
    cells = [cell for row in rows for cell in row.children]
    return len(widths) == 1 and all(
        not cell.value and (not cell.children or is_rich_line(cell)) for cell in cells
    )
