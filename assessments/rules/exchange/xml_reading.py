"""Moodle XML: every type of question that Moodle and Linkway share, with its categories, tags and feedback."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from assessments.rules.exchange.assembling import Body, Head, assemble
from assessments.rules.exchange.category import read_category
from assessments.rules.exchange.choosing import percent_of
from assessments.rules.exchange.found import (
    FoundQuestion,
    Progress,
    ReadFile,
    Unfit,
    UnreadableFile,
    read_each,
    silent,
)
from assessments.rules.exchange.markup import Reading, Spelling
from assessments.rules.exchange.xml_cloze import read_cloze, read_select
from assessments.rules.exchange.xml_parts import piece_of
from assessments.rules.exchange.xml_tree import Element, read_xml
from assessments.rules.exchange.xml_types import (
    read_choice,
    read_match,
    read_numeric,
    read_order,
    read_short,
    read_truth,
)

Reader = Callable[[Element, Reading], Body]
READERS: Mapping[str, Reader] = {
    "multichoice": read_choice,
    "truefalse": read_truth,
    "shortanswer": read_short,
    "numerical": read_numeric,
    "matching": read_match,
    "ordering": read_order,
    "cloze": read_cloze,
    "multianswer": read_cloze,
    "gapselect": read_select,
    "ddwtos": read_select,
}
GAPPED = {"cloze", "multianswer", "gapselect", "ddwtos"}
UNSHARED = {
    "essay": "An essay is not a question here. Make it an assignment.",
    "description": "A description asks nothing. Write it into the quiz’s introduction.",
    "calculated": "A calculated question, whose numbers change, cannot be asked here.",
    "calculatedsimple": "A calculated question, whose numbers change, cannot be asked here.",
    "calculatedmulti": "A calculated question, whose numbers change, cannot be asked here.",
    "ddimageortext": "Dragging onto a picture cannot be asked here.",
    "ddmarker": "Dragging onto a picture cannot be asked here.",
    "randomsamatch": "A match drawn at random cannot be asked here.",
    "random": "A random question is a draw: give the quiz one from this bank.",
}
USUAL = {
    "your answer is correct.",
    "your answer is partially correct.",
    "your answer is incorrect.",
    "correct",
    "incorrect",
}
"""What Moodle says by itself; nobody misses it, because results say it here too."""
COMBINED = {
    "correctfeedback": "What is said to every right answer",
    "partiallycorrectfeedback": "What is said to every partly right answer",
    "incorrectfeedback": "What is said to every wrong answer",
}


def read_moodle_xml(text: str, progress: Progress = silent) -> ReadFile:
    """Return the questions of a file in Moodle XML.

    :raises UnreadableFile: if it is no XML, or XML of another kind.
    """
    root = read_xml(text)
    if root.tag != "quiz":
        raise UnreadableFile(
            f"This is XML, and not Moodle’s: it begins with <{root.tag[:40]}>, not <quiz>.", root.line
        )
    category: str | None = None
    rows: list[tuple[Element, str | None]] = []
    for element in root.all("question"):
        if element.attributes.get("type") == "category":
            category = read_category(element.said("category"))
        else:
            rows.append((element, category))
    return read_each(rows, lambda row: _question(*row), progress)


def _question(element: Element, category: str | None) -> FoundQuestion:
    kind = element.attributes.get("type", "").strip().lower()
    source, tags = element.said("questiontext"), element.first("tags")
    written = None if tags is None else tuple(tag.said("text") or tag.words for tag in tags.all("tag"))
    head = Head(
        element.line,
        element.said("name"),
        kind or "no type",
        element.said("idnumber"),
        category,
        written,
        source,
    )
    return assemble(head, lambda reading: _body(kind, element, reading))


def _body(kind: str, element: Element, reading: Reading) -> Body:
    reader = READERS.get(kind)
    if reader is None:
        raise Unfit(UNSHARED.get(kind, f"A question of the type “{kind[:40]}” cannot be asked here."))
    body = reader(element, reading)
    _say_what_is_left(kind, element, reading)
    return body


def _say_what_is_left(kind: str, element: Element, reading: Reading) -> None:
    """Name what a question has besides, and what there is no place for here."""
    for tag, what in COMBINED.items():
        found = element.first(tag)
        said = reading.line(piece_of(found, Spelling.HTML)) if found is not None else ""
        if said and said.casefold() not in USUAL:
            reading.note(f"{what} is left out: “{said[:60]}”.")
    if any(hint.said("text") for hint in element.all("hint")):
        reading.note("Its hints are left out.")
    grade = element.said("defaultgrade")
    if grade and kind not in GAPPED and percent_of(grade) != 1:
        reading.note(
            f"It counts {percent_of(grade).normalize():f} marks in the file; here every question counts alike."
        )
    if element.said("hidden") == "1":
        reading.note("It is hidden in the file, so it is kept as a draft.")
        reading.is_draft = True
    if element.first("image_base64") is not None or element.said("image"):
        reading.lost_pictures([element.said("image").rpartition("/")[2][:80]])
