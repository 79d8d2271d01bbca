"""The parts of which Moodle XML makes every question."""

from __future__ import annotations

from decimal import Decimal

from assessments.rules.exchange.choosing import Weighed, percent_of
from assessments.rules.exchange.markup import SPELLINGS, Piece, Reading, Spelling
from assessments.rules.exchange.xml_tree import Element


def piece_of(element: Element | None, otherwise: Spelling) -> Piece:
    """Return an element's text, its spelling and the names of its files."""
    if element is None:
        return Piece("", otherwise)
    spelling = SPELLINGS.get(element.attributes.get("format", "").strip().lower(), otherwise)
    files = tuple(file.attributes.get("name", "").strip() for file in element.all("file"))
    inner = element.first("text")
    return Piece((inner or element).words, spelling, tuple(name for name in files if name))


def asked(element: Element) -> Piece:
    return piece_of(element.first("questiontext"), Spelling.HTML)


def general_feedback(element: Element, reading: Reading) -> str:
    return reading.markdown(piece_of(element.first("generalfeedback"), asked(element).spelling))


def percent(answer: Element) -> Decimal:
    return percent_of(answer.attributes.get("fraction") or answer.said("fraction", "0"))


def feedback(answer: Element, otherwise: Spelling, reading: Reading) -> str:
    return reading.line(piece_of(answer.first("feedback"), otherwise))


def weighed(answer: Element, otherwise: Spelling, reading: Reading) -> Weighed:
    """Return an answer to choose."""
    return Weighed(
        reading.line(piece_of(answer, otherwise)), percent(answer), feedback(answer, otherwise, reading)
    )


def is_true(words: str) -> bool:
    return words.strip().lower() not in {"", "0", "false", "no"}
