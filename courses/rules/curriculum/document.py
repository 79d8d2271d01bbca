"""What every file of a curriculum has: an id, a title, a body."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeVar

from courses.rules.body.part import Part
from courses.rules.body.prose import Reading
from courses.rules.body.reading import read_body
from courses.rules.body.writing import write_body
from courses.rules.front_matter import Front
from courses.rules.front_writing import FrontWriter

LONGEST_TITLE = 255


@dataclass(kw_only=True)
class Document:
    """One file, as a value that compares by what it says."""

    code: str = ""
    title: str = ""
    parts: list[Part] = field(default_factory=list)


AnyDocument = TypeVar("AnyDocument", bound=Document)


def open_document(document: AnyDocument, front: Front, reading: Reading) -> AnyDocument:
    """Read what every file has."""
    document.code = front.code()
    document.title = front.text("title", required=True, longest=LONGEST_TITLE)
    if front.body:
        document.parts = read_body(front.body, front.body_line, reading)
    return document


def open_writer(document: Document) -> FrontWriter:
    return FrontWriter().text("id", document.code).text("title", document.title)


def close_writer(writer: FrontWriter, document: Document) -> str:
    return writer.file(write_body(document.parts))
