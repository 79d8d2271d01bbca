"""HTML that an editor of another system wrote, as a tree of ours.

First it is brought into the small HTML that ``html_reading`` knows: blocks that hold words, lists, and tables apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import unquote

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString, PageElement, PreformattedString

from assessments.rules.exchange.found import Unfit
from courses.rules.markdown.addresses import is_safe_address
from courses.rules.markdown.html_reading import read_html
from courses.rules.markdown.tree import Node, tidy

DEEPEST = 60
OURS = "@@PLUGINFILE@@"
PICTURES = ("img", "svg", "picture", "canvas")
OTHERS = {
    "audio": "A sound", "video": "A video", "iframe": "A page within the page", "object": "An object",
    "embed": "An object", "math": "A formula", "applet": "An object",
}  # fmt: skip
SILENT = ("style", "script", "head", "meta", "link", "title", "xml", "o:p", "source", "track", "noscript")
WRAPS = {
    "div", "section", "article", "main", "center", "body", "html", "form", "fieldset", "dl", "dt", "dd", "header",
    "footer", "aside", "address", "details", "summary", "figure", "figcaption", "caption",
}  # fmt: skip
BLOCKS = {"p", "ul", "ol", "blockquote", "hr", "table", "pre", "h1", "h2", "h3", "h4", "h5", "h6"} | WRAPS
HOLDERS = {"li", "blockquote", "h2", "h3", "h4", "h5", "h6", "td", "th"}
VOID = {
    "br",
    "hr",
    "img",
    "input",
    "meta",
    "link",
    "source",
    "track",
    "embed",
    "col",
    "wbr",
    "area",
    "base",
    "param",
}
RAISED = str.maketrans("0123456789+-=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ")
LOWERED = str.maketrans("0123456789+-=()", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎")


@dataclass
class Left:
    """What a page had that a question cannot hold; ``files`` are those that the text showed or led to."""

    pictures: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    others: list[str] = field(default_factory=list)
    files: set[str] = field(default_factory=set)


def read_page(text: str) -> tuple[Node, Left]:
    """Return a page's words as a tree, and what is not in it.

    :raises Unfit: if its tags stand deeper in one another than any editor writes.
    """
    _check_depth(text)
    spaced = text.replace("&nbsp;", " ").replace("\xa0", " ")
    soup, left = BeautifulSoup(spaced, "html.parser"), Left()
    _take_out(soup, left)
    _simplify(soup)
    root = Node("root")
    for block in _blocks(soup, soup):
        root.children += _nodes(block)
    return tidy(root), left


def _nodes(block: Tag) -> list[Node]:
    match block.name:
        case "table":
            return [_table(block)]
        case "pre":
            return [Node("code", text=block.get_text().strip("\n") + "\n")]
        case _:
            return read_html(str(block), _address).children


class _Depth(HTMLParser):
    deep = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.deep += tag not in VOID
        if self.deep > DEEPEST:
            raise Unfit(f"Its HTML stands more than {DEEPEST} tags deep.")

    def handle_endtag(self, tag: str) -> None:
        self.deep -= self.deep > 0


def _check_depth(text: str) -> None:
    reader = _Depth()
    reader.feed(text)
    reader.close()


def _address(attributes: object) -> str:
    address = attributes.get("href", "") if isinstance(attributes, dict) else ""
    return address if is_safe_address(address) else ""


def _take_out(soup: BeautifulSoup, left: Left) -> None:
    for comment in soup.find_all(string=lambda text: isinstance(text, PreformattedString)):
        comment.extract()
    for tag in soup.find_all(True):
        if tag.decomposed or tag.parent is None:
            continue
        name = tag.name
        if name in SILENT:
            tag.decompose()
        elif name in PICTURES:
            words = " ".join(str(tag.get("alt") or "").split())
            left.pictures.append(_file_name(str(tag.get("src") or ""), left) or words)
            tag.replace_with(NavigableString(f"(Picture: {words})" if words else "(Picture)"))
        elif name in OTHERS:
            _file_name(str(tag.get("src") or ""), left)
            left.others.append(OTHERS[name])
            tag.replace_with(NavigableString(f" {tag.get_text()} "))
        elif name == "a" and OURS in str(tag.get("href") or ""):
            left.links.append(_file_name(str(tag["href"]), left))


def _file_name(address: str, left: Left) -> str:
    """Return the name of the file that an address leads to, where it is one of the question's own."""
    if OURS not in address:
        return (
            "" if address.startswith("data:") else unquote(address.rpartition("/")[2].partition("?")[0])[:80]
        )
    name = unquote(address.partition(OURS)[2].strip("/").partition("?")[0])
    left.files.add(name)
    return name


def _simplify(soup: BeautifulSoup) -> None:
    for tag in soup.find_all(True):
        if tag.parent is None:
            continue
        if tag.name in {"sup", "sub"}:
            _spell_raised(tag)
        elif tag.name == "h1":
            tag.name = "h2"
        elif tag.name in HOLDERS:
            _join_lines(tag, soup)


def _spell_raised(tag: Tag) -> None:
    """Write what stands above or below the line with signs that do so by themselves, or say that it is raised."""
    words, is_raised = tag.get_text(), tag.name == "sup"
    changed = words.translate(RAISED if is_raised else LOWERED)
    is_spelt = not re.search(r"[0-9A-Za-z]", changed.replace("ⁿ", ""))
    tag.replace_with(NavigableString(changed if is_spelt else f"^{words}" if is_raised else words))


def _join_lines(holder: Tag, soup: BeautifulSoup) -> None:
    """Let what may hold lines of words only hold no paragraphs: each but the last ends in a line break."""
    for inner in holder.find_all(["p", "div"]):
        if inner.next_sibling is not None:
            inner.insert_after(soup.new_tag("br"))
        inner.unwrap()
    breaks = holder.find_all("br", recursive=False)
    if breaks and not any(str(each).strip() for each in breaks[-1].next_siblings):
        breaks[-1].decompose()


def _blocks(node: Tag, soup: BeautifulSoup) -> Iterator[Tag]:
    """Give the blocks of a page in order, loose words as paragraphs, reaching through whatever only wraps."""
    run: list[PageElement] = []
    for child in list(node.children):
        if isinstance(child, Tag) and (child.name in BLOCKS or child.find(list(BLOCKS))):
            yield from _paragraph(run, soup)
            wraps = child.name in WRAPS or child.name not in BLOCKS
            if wraps or (child.name == "p" and child.find(list(BLOCKS))):
                yield from _blocks(child, soup)
            else:
                yield child
        else:
            run.append(child)
    yield from _paragraph(run, soup)


def _paragraph(run: list[PageElement], soup: BeautifulSoup) -> Iterator[Tag]:
    if any(str(each).strip() for each in run):
        paragraph = soup.new_tag("p")
        for each in run:
            paragraph.append(each.extract())
        yield paragraph
    run.clear()


def _table(table: Tag) -> Node:
    """Return a table whose first row is its head; its cells are lines of words."""
    rows = [row for row in table.find_all("tr") if row.find_parent("table") is table]
    cells = [[_cell(cell) for cell in row.find_all(["td", "th"], recursive=False)] for row in rows]
    cells = [row for row in cells if row]
    if not cells:
        return Node("paragraph", [Node("text", text=" ".join(table.get_text().split()))])
    width = max(len(row) for row in cells)
    filled = [Node("row", [*row, *(Node("cell") for _ in range(width - len(row)))]) for row in cells]
    parts = [Node("head", filled[:1])] + ([Node("rows", filled[1:])] if filled[1:] else [])
    return Node("table", parts)


def _cell(cell: Tag) -> Node:
    for line in cell.find_all("br"):
        line.replace_with(NavigableString(" "))
    tree = read_html(f"<p>{cell.decode_contents()}</p>", _address)
    found: list[Node] = []
    for block in tree.walk():
        if block.kind in {"paragraph", "heading"}:
            found += [Node("text", text=" ")] * bool(found) + block.children
    return Node("cell", found)
