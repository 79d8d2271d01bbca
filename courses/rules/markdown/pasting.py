"""What somebody pastes from Word or a web page, as text and tables; headings, lists and tables are kept."""

from __future__ import annotations

import re
from typing import Any

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString, PreformattedString

from courses.rules.markdown.html_reading import read_html
from courses.rules.markdown.tree import Node
from courses.rules.markdown.writing import write, write_inline

WORD_LIST = re.compile(r"mso-list:\s*l\d+ level(\d+)", re.IGNORECASE)
NUMBERED = re.compile(r"^\s*(?:\d+|[a-z]|[ivx]+)[.)]", re.IGNORECASE)
DROPPED = ["style", "script", "meta", "link", "title", "xml", "head", "o:p", "img", "svg", "object", "iframe"]
HEADINGS = {"h1": "h2", "h5": "h4", "h6": "h4"}

Piece = tuple[str, Any]


def read_pasted(html: str) -> list[Piece]:
    """Return ``("text", Markdown)`` and ``("table", {"head", "rows"})`` pieces in their order."""
    soup = BeautifulSoup(html, "html.parser")
    _clean(soup)
    pieces: list[Piece] = []
    waiting: list[str] = []
    for node in _top_level(soup):
        if isinstance(node, Tag) and node.name == "table":
            _flush(waiting, pieces)
            table = _table(node)
            if table["head"]:
                pieces.append(("table", table))
        else:
            waiting.append(str(node) if isinstance(node, Tag) else f"<p>{node}</p>")
    _flush(waiting, pieces)
    return pieces


def _flush(waiting: list[str], pieces: list[Piece]) -> None:
    markdown = write(read_html("".join(waiting)))
    waiting.clear()
    if markdown:
        pieces.append(("text", markdown))


def _clean(soup: BeautifulSoup) -> None:
    for comment in soup.find_all(string=lambda text: isinstance(text, PreformattedString)):
        comment.extract()
    for tag in soup.find_all(DROPPED):
        tag.decompose()
    for name, plainer in HEADINGS.items():
        for tag in soup.find_all(name):
            tag.name = plainer
    for tag in soup.find_all("span"):
        style = str(tag.get("style", "")).replace(" ", "").lower()
        if re.search(r"font-weight:(bold|[6-9]00)", style):
            tag.name = "b"
        elif "font-style:italic" in style:
            tag.name = "i"
    for tag in soup.find_all("b", style=re.compile(r"font-weight:\s*normal")):
        tag.unwrap()
    _word_lists(soup)


def _word_lists(soup: BeautifulSoup) -> None:
    """Turn Word's paragraphs that look like a list into a list."""
    for paragraph in soup.find_all("p", style=WORD_LIST):
        if paragraph.parent is None:
            continue
        run = [paragraph, *_followers(paragraph)]
        numbered = bool(NUMBERED.match(paragraph.get_text()))
        wanted = soup.new_tag("ol" if numbered else "ul")
        paragraph.insert_before(wanted)
        for item in run:
            wanted.append(_item(soup, item.extract()))


def _followers(paragraph: Tag) -> list[Tag]:
    found: list[Tag] = []
    for sibling in paragraph.next_siblings:
        if isinstance(sibling, Tag):
            if sibling.name != "p" or not WORD_LIST.search(str(sibling.get("style", ""))):
                break
            found.append(sibling)
        elif str(sibling).strip():
            break
    return found


def _item(soup: BeautifulSoup, paragraph: Tag) -> Tag:
    """Return a list's item without the sign that Word writes before it."""
    for sign in paragraph.find_all(
        ["span", "b", "i"], style=re.compile(r"mso-list:\s*Ignore", re.IGNORECASE)
    ):
        sign.decompose()
    item = soup.new_tag("li")
    for child in list(paragraph.children):
        item.append(child.extract())
    first = item.find(string=True)
    if isinstance(first, NavigableString):
        first.replace_with(re.sub(r"^[\s·•§o\u00b7\uf0b7-]*(?=\S)|^\s*\d+[.)]\s*", "", str(first), count=1))
    return item


def _top_level(soup: BeautifulSoup) -> list[Any]:
    """Return the blocks of a document, reaching through whatever only wraps them."""
    found: list[Any] = []

    def visit(node: Tag) -> None:
        for child in node.children:
            if isinstance(child, Tag):
                wraps = child.name in {"html", "body", "div", "section", "article", "span", "main", "b"}
                if wraps and child.find(["p", "table", "ul", "ol", "h2", "h3", "h4", "div"]):
                    visit(child)
                else:
                    found.append(child)
            elif str(child).strip():
                found.append(child)

    visit(soup)
    return found


def _table(table: Tag) -> dict[str, Any]:
    rows = [
        [_cell(cell) for cell in row.find_all(["td", "th"], recursive=False)]
        for row in table.find_all("tr")
        if row.find_parent("table") is table
    ]
    rows = [row for row in rows if any(row)]
    width = max((len(row) for row in rows), default=0)
    padded = [[*row, *[""] * (width - len(row))] for row in rows]
    return {"head": padded[0] if padded else [], "rows": padded[1:]}


def _cell(cell: Tag) -> str:
    """Return a cell as one line of Markdown."""
    blocks = [
        node
        for block in read_html(cell.decode_contents()).children
        for node in block.walk()
        if _is_line(node)
    ]
    loose = blocks or read_html(f"<p>{cell.decode_contents()}</p>").children
    return " ".join(
        write_inline(block.children).replace("\\\n", " ") for block in loose if block.children
    ).strip()


def _is_line(node: Node) -> bool:
    return node.kind in {"paragraph", "heading"}
