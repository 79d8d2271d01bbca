"""``programme.md``, ``year.md`` and ``pathway.md``."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from courses.rules.body.prose import Reading
from courses.rules.curriculum.document import Document, close_writer, open_document, open_writer
from courses.rules.curriculum.lists import Slot, Track, read_codes, read_slots, read_tracks
from courses.rules.front_matter import Front
from courses.rules.front_writing import FrontWriter

COLOUR = re.compile(r"^#[0-9a-fA-F]{6}$")


@dataclass(kw_only=True)
class ProgrammeDocument(Document):
    """A programme of years, or a route of modules."""

    summary: str = ""
    audience: str = ""
    years: tuple[str, ...] = ()
    modules: tuple[Slot, ...] = ()
    years_line: int = field(default=1, compare=False)


@dataclass(kw_only=True)
class YearDocument(Document):
    """A year, with all its modules, written or not."""

    summary: str = ""
    modules: tuple[Slot, ...] = ()
    tracks: tuple[Track, ...] = ()
    hours: int | None = None


@dataclass(kw_only=True)
class PathwayDocument(Document):
    """A specialism."""

    summary: str = ""
    colour: str = ""
    modules: tuple[Slot, ...] = ()
    outcomes: tuple[str, ...] = ()
    cover: str = ""


def read_programme(front: Front, reading: Reading) -> ProgrammeDocument:
    document = open_document(ProgrammeDocument(), front, reading)
    document.summary = front.text("summary")
    document.audience = front.text("audience")
    document.years = tuple(code for code, _ in read_codes(front, "years"))
    document.years_line = front.line_of("years")
    document.modules = read_slots(front, alone=True)
    if not document.years and not document.modules:
        front.problems.add(1, "A programme has “years” or “modules”.")
    front.finish()
    return document


def write_programme(document: ProgrammeDocument) -> str:
    writer = open_writer(document).text("summary", document.summary).text("audience", document.audience)
    if document.years or not document.modules:
        writer.flow("years", document.years)
    if document.modules:
        _write_slots(writer, document.modules)
    return close_writer(writer, document)


def read_year(front: Front, reading: Reading) -> YearDocument:
    document = open_document(YearDocument(), front, reading)
    document.summary = front.text("summary")
    document.modules = read_slots(front)
    document.tracks = read_tracks(front)
    document.hours = front.number("hours", most=10_000)
    listed = {slot.code for slot in document.modules}
    for track in document.tracks:
        for code in track.modules:
            if code not in listed:
                front.problems.add(
                    track.line, f"The track “{track.name}” names “{code}”, which is not in “modules”."
                )
    front.finish()
    return document


def write_year(document: YearDocument) -> str:
    writer = open_writer(document).text("summary", document.summary)
    _write_slots(writer, document.modules)
    writer.named_lists("tracks", [(track.name, track.modules) for track in document.tracks])
    return close_writer(writer.number("hours", document.hours), document)


def read_pathway(front: Front, reading: Reading) -> PathwayDocument:
    document = open_document(PathwayDocument(), front, reading)
    document.summary = front.text("summary")
    document.colour = front.text("colour").lower()
    if document.colour and not COLOUR.match(document.colour):
        front.problems.add(front.line_of("colour"), f"“{document.colour}” is not a colour such as '#2e6b34'.")
    document.modules = read_slots(front)
    document.outcomes = tuple(entry.value for entry in front.texts("outcomes"))
    document.cover = front.text("cover")
    front.finish()
    return document


def write_pathway(document: PathwayDocument) -> str:
    writer = open_writer(document).text("summary", document.summary)
    writer.optional_text("colour", document.colour)
    _write_slots(writer, document.modules)
    writer.items("outcomes", document.outcomes).optional_text("cover", document.cover)
    return close_writer(writer, document)


def _write_slots(writer: FrontWriter, slots: tuple[Slot, ...]) -> None:
    if slots and not any(slot.title for slot in slots):
        writer.flow("modules", [slot.code for slot in slots])
    else:
        writer.pairs("modules", [(slot.code, slot.title) for slot in slots])
