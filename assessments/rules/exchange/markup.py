"""The texts of other systems as our Markdown: HTML, Moodle's own format, plain text and Markdown.

Whatever has no place in a question is left out and named, never dropped in silence. Words always stay.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field
from enum import Enum

from assessments.rules.exchange.found import Unfit
from assessments.rules.exchange.web_page import Left, read_page
from courses.rules.markdown.parsing import parse
from courses.rules.markdown.tree import Node
from courses.rules.markdown.writing import write, write_inline

LONGEST_TEXT = 50_000
TAG = re.compile(r"</?[A-Za-z][^<>]*>|<!--")
ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
PLAIN = re.compile(r"[A-Za-zÀ-ɏ“‘'\"(][^\\`*\[\]<>_&$\n]*")
"""Words that Markdown reads as they stand."""
PARAGRAPH = re.compile(r"<p(?: [^<>]*)?>([^<>]*)</p>")
FORMULA = re.compile(r"\$\$.+?\$\$|\\\(.+?\\\)|\\\[.+?\\\]", re.DOTALL)
NOTHING = re.compile(r"&#(?:0+|[xX]0+)(?:;|\b)")
"""The character that is none, written as a number; no database keeps it."""
DATA = re.compile(r"(?<=[\"'(])data:[^\"')\s]*")


class Spelling(Enum):
    """How a text is spelt."""

    HTML = "html"
    AUTO = "moodle"
    PLAIN = "plain"
    MARKDOWN = "markdown"


SPELLINGS = {
    "html": Spelling.HTML,
    "moodle": Spelling.AUTO,
    "moodle_auto_format": Spelling.AUTO,
    "plain": Spelling.PLAIN,
    "plain_text": Spelling.PLAIN,
    "markdown": Spelling.MARKDOWN,
    "wiki_like": Spelling.AUTO,
}


@dataclass(frozen=True, slots=True)
class Piece:
    """A text of a file, how it is spelt, and the names of the files that come with it."""

    text: str = ""
    spelling: Spelling = Spelling.HTML
    files: tuple[str, ...] = ()


@dataclass
class Reading:
    """Reads the texts of one question, and remembers what they lost."""

    notes: list[str] = field(default_factory=list)
    is_draft: bool = False

    def note(self, sentence: str) -> None:
        if sentence not in self.notes:
            self.notes.append(sentence)

    def markdown(self, piece: Piece) -> str:
        """Return a text as Markdown."""
        plain = _plain_words(piece)
        if plain:
            return plain
        if piece.spelling is Spelling.MARKDOWN:
            return self._as_it_is(piece)
        return write(self._tree(piece))

    def line(self, piece: Piece) -> str:
        """Return a text as one line of Markdown, as an answer or its feedback has it."""
        plain = _plain_words(piece)
        if plain:
            return " ".join(plain.split())
        if piece.spelling is Spelling.MARKDOWN:
            return " ".join(self._as_it_is(piece).split())
        return _in_a_line(self._tree(piece))

    def words(self, piece: Piece) -> str:
        """Return a text as bare words, as an accepted answer has them."""
        text = _shortened(piece.text)
        if piece.spelling is Spelling.HTML and TAG.search(text):
            tree = self._tree(piece)
            text = " ".join(part.text for part in tree.walk() if part.text)
        return " ".join(html.unescape(text).split())

    def lost_pictures(self, pictures: list[str]) -> None:
        for name in pictures:
            called = f"The picture “{name}”" if name else "A picture"
            self.note(f"{called} is left out: questions hold no pictures. The question is kept as a draft.")
            self.is_draft = True

    def _tree(self, piece: Piece) -> Node:
        text = _shortened(piece.text)
        if FORMULA.search(text):
            self.note("A formula shows here as it is typed.")
        spelling = piece.spelling
        if spelling is Spelling.AUTO:
            is_html = bool(TAG.search(text))
            text = html.unescape(text) if not is_html else _with_breaks(text)
            spelling = Spelling.HTML if is_html else Spelling.PLAIN
        if spelling is Spelling.PLAIN:
            self._about(Left(), piece.files)
            return _plain(text)
        tree, left = read_page(text)
        self._about(left, piece.files)
        return tree

    def _as_it_is(self, piece: Piece) -> str:
        text = _shortened(piece.text).strip()
        left = Left()
        for node in parse(text).walk():
            if node.kind == "image":
                left.pictures.append(node.text or node.value.rpartition("/")[2][:60])
            elif node.kind in {"html_block", "html_inline"}:
                self.note("HTML within Markdown shows here as it is typed.")
        self._about(left, piece.files)
        return text

    def _about(self, left: Left, files: tuple[str, ...]) -> None:
        unshown = [name for name in files if name not in left.files]
        self.lost_pictures(left.pictures)
        for name in left.links:
            self.note(f"The link to the file “{name}” is left out; its words stay.")
        for what in left.others:
            self.note(f"{what} is left out: questions hold words only. The question is kept as a draft.")
            self.is_draft = True
        for name in unshown:
            self.note(f"The file “{name}”, which its text does not show, is left out.")


def _plain_words(piece: Piece) -> str:
    """Return a text that is nothing but words, as most are, or nothing; it needs no reading."""
    text = piece.text.strip()
    if piece.spelling in {Spelling.HTML, Spelling.AUTO}:
        found = PARAGRAPH.fullmatch(text)
        text = found[1].strip() if found else text
    is_plain = not piece.files and len(text) < LONGEST_TEXT and PLAIN.fullmatch(text)
    return text if is_plain else ""


def _shortened(text: str) -> str:
    """Return a text without the pictures that are written out in it, and without what no database keeps.

    :raises Unfit: if it is still longer than anybody reads.
    """
    text = NOTHING.sub("", DATA.sub("data:", text))
    if len(text) > LONGEST_TEXT:
        raise Unfit(f"One of its texts is longer than {LONGEST_TEXT:,} characters.")
    return text


def _plain(text: str) -> Node:
    """Return words as paragraphs; a single line break stays one."""
    paragraphs = []
    for block in re.split(r"\n\s*\n", text.strip()):
        children: list[Node] = []
        for number, line in enumerate(block.split("\n")):
            children += [Node("hardbreak")] * bool(number) + [Node("text", text=" ".join(line.split()))]
        paragraphs.append(Node("paragraph", children))
    return Node("root", paragraphs if text.strip() else [])


def _with_breaks(text: str) -> str:
    """Return Moodle's own format as HTML: an empty line begins a paragraph, a line break stays one."""
    text = re.sub(r">\s*\n\s*<", "><", text.strip())
    paragraphs = re.sub(r"\n\s*\n", "</p><p>", text)
    return f"<p>{paragraphs}</p>".replace("\n", "<br>")


def bare_words(markdown: str) -> str:
    r"""Return the words of a text in one line, without anything that marks them.

    >>> bare_words("Ask **her**.\n\nThen write.")
    'Ask her. Then write.'
    """
    gaps = {"paragraph", "heading", "cell", "hardbreak", "item"}
    parts = (f" {node.text}" if node.kind in gaps else node.text for node in parse(markdown).walk())
    return " ".join("".join(parts).split())


def _in_a_line(tree: Node) -> str:
    blocks = [node for node in tree.walk() if node.kind in {"paragraph", "heading", "cell", "code"}]
    runs = []
    for block in blocks:
        children = (
            [Node("code_inline", text=" ".join(block.text.split()))]
            if block.kind == "code"
            else block.children
        )
        plain = [Node("text", text=" ") if child.kind == "hardbreak" else child for child in children]
        runs.append(write_inline(plain))
    return " ".join(" ".join(run.replace("\\\n", " ").split()) for run in runs if run)
