"""XML that somebody sends, as a tree whose elements know their lines.

Nothing in it is obeyed: no document type, no entities but those of characters, nothing fetched; it may not be deep.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from html import escape
from html.entities import html5
from typing import Any
from xml.sax import SAXParseException
from xml.sax.handler import ContentHandler

from defusedxml import DefusedXmlException
from defusedxml.sax import make_parser

from assessments.rules.exchange.found import UnreadableFile

DEEPEST = 40
NAMED = re.compile(r"&([A-Za-z][A-Za-z0-9]{1,31});")
OF_XML = {"amp", "lt", "gt", "quot", "apos"}
SKIPPED = {"file", "image_base64"}
"""Elements whose words are not kept: files, written as long rows of letters."""


@dataclass(slots=True)
class Element:
    """An element, its line and its words."""

    tag: str
    attributes: dict[str, str]
    line: int
    children: list[Element] = field(default_factory=list)
    parts: list[str] = field(default_factory=list)

    @property
    def words(self) -> str:
        return "".join(self.parts).strip()

    def first(self, tag: str) -> Element | None:
        return next((child for child in self.children if child.tag == tag), None)

    def all(self, tag: str) -> list[Element]:
        return [child for child in self.children if child.tag == tag]

    def said(self, tag: str, otherwise: str = "") -> str:
        """Return the words of a child, or of the ``text`` in it."""
        child = self.first(tag)
        if child is None:
            return otherwise
        inner = child.first("text")
        return (inner or child).words


def read_xml(text: str) -> Element:
    """Return the root of a document.

    :raises UnreadableFile: if it is not well-formed, too deep, or declares a document type.
    """
    parser = make_parser()
    reader = _Reader(parser.getLineNumber)
    parser.forbid_dtd = True
    parser.setContentHandler(reader)
    try:
        parser.feed(_with_characters(text))
        parser.close()
    except SAXParseException as error:
        reason = f"This is not well-formed XML: {error.getMessage()}."
        raise UnreadableFile(reason, error.getLineNumber() or 0) from None
    except DefusedXmlException:
        reason = "The file declares a document type or entities. Questions need none, so it is not read."
        raise UnreadableFile(reason, parser.getLineNumber() or 0) from None
    if reader.root is None:
        raise UnreadableFile("The file holds no XML.")
    return reader.root


def _with_characters(text: str) -> str:
    """Return XML in which HTML's names of characters, which some programs write, are the characters."""

    def character(found: re.Match[str]) -> str:
        if found[1] in OF_XML:
            return found[0]
        value = html5.get(f"{found[1]};", found[0])
        return {"<": "&lt;", ">": "&gt;", "&": "&amp;", "\n": " "}.get(value, value)

    return NAMED.sub(character, text)


class _Reader(ContentHandler):
    def __init__(self, line: Callable[[], int]) -> None:
        super().__init__()
        self.root: Element | None = None
        self.open: list[Element] = []
        self.line = line
        self.deep_in_text = 0

    def startElement(self, name: str, attrs: Any) -> None:
        if self.open and self.open[-1].tag == "text":
            self._keep(name, attrs)
            return
        element = Element(name.lower(), dict(attrs.items()), self.line())
        if self.open:
            self.open[-1].children.append(element)
        else:
            self.root = element
        self.open.append(element)
        if len(self.open) > DEEPEST:
            raise UnreadableFile(f"Its elements stand more than {DEEPEST} deep.", element.line)

    def _keep(self, name: str, attrs: Any) -> None:
        """Keep HTML that somebody wrote into a text as elements; it is that text’s words."""
        self.deep_in_text += 1
        said = "".join(f' {key}="{escape(value)}"' for key, value in attrs.items())
        self.open[-1].parts.append(f"<{name}{said}>")

    def endElement(self, name: str) -> None:
        if self.deep_in_text:
            self.deep_in_text -= 1
            self.open[-1].parts.append("" if name == "br" else f"</{name}>")
        else:
            self.open.pop()

    def characters(self, content: str) -> None:
        if self.open[-1].tag not in SKIPPED:
            self.open[-1].parts.append(content)
