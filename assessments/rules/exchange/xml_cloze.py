"""Moodle's texts with gaps: answers written within the text (``{1:SHORTANSWER:=word}``), or chosen for it (``[[1]]``).

Here every gap is filled by writing, so words that were to be chosen are to be written, and that is said.
"""

from __future__ import annotations

import html
import re

from assessments.rules.exchange import content
from assessments.rules.exchange.assembling import Body
from assessments.rules.exchange.choosing import percent_of
from assessments.rules.exchange.found import Unfit
from assessments.rules.exchange.markup import TAG, Piece, Reading
from assessments.rules.exchange.xml_parts import asked, general_feedback
from assessments.rules.exchange.xml_tree import Element
from assessments.vocabulary import QuestionType

CLOZE = re.compile(r"\{(\d*)\s*:\s*([A-Z_]+)\s*:((?:\\.|&#?\w{1,8};|[^\\}])*)\}")
WORD = re.compile(r"\[\[(\d{1,3})\]\]")
BETWEEN = re.compile(r"(?<!\\)~")
FEEDBACK = re.compile(r"(?<!\\)(?<!&)#")
PERCENT = re.compile(r"%(-?\d+(?:\.\d+)?)%")
WRITTEN = {"SHORTANSWER", "SA", "MW", "SHORTANSWER_C", "SAC", "MWC"}
EXACT = {"SHORTANSWER_C", "SAC", "MWC"}
CHOSEN = re.compile(r"(MULTICHOICE|MC)(_?[VH]?S?|_[VH]S)")
NUMBER = {"NUMERICAL", "NM"}
TO_WRITE = "A word that is chosen from a list in the file is written here."


def read_cloze(element: Element, reading: Reading) -> Body:
    """Read a text with answers in it."""
    gaps: list[list[str]] = []
    weights: set[str] = set()
    piece = asked(element)

    def take(found: re.Match[str]) -> str:
        gaps.append(_gap(found[2], found[3], reading))
        weights.add(found[1] or "1")
        return content.gap_mark(len(gaps))

    text = CLOZE.sub(take, piece.text)
    if not gaps:
        raise Unfit("Its text has no gap.")
    if len(weights) > 1:
        reading.note("Its gaps count differently in the file; here each counts the same.")
    return _body(Piece(text, piece.spelling, piece.files), gaps, element, reading)


def _body(piece: Piece, gaps: list[list[str]], element: Element, reading: Reading) -> Body:
    stem = content.gapped(reading.markdown(piece))
    return Body(QuestionType.GAP.value, stem, {"gaps": gaps}, general_feedback(element, reading))


def _gap(kind: str, written: str, reading: Reading) -> list[str]:
    if kind not in WRITTEN and not CHOSEN.fullmatch(kind) and kind not in NUMBER:
        raise Unfit(f"A gap of the kind “{kind[:30]}” cannot be asked here.")
    if kind in EXACT:
        reading.note("Capital letters count in the file; here they do not.")
    if CHOSEN.fullmatch(kind):
        reading.note(TO_WRITE)
    answers = []
    for row in BETWEEN.split(written):
        share, text = "0", row.strip()
        found = PERCENT.match(text)
        if text.startswith("="):
            share, text = "100", text[1:]
        elif found:
            share, text = found[1], text[found.end() :]
        text, *said = FEEDBACK.split(text, maxsplit=1)
        if said and said[0].strip():
            reading.note("What is said to each word of a gap is left out.")
        words = _words(text)
        if kind in NUMBER:
            words = _exact_number(words, share)
        if words:
            answers.append((words, percent_of(share)))
    return content.gap_answers(answers, reading)


def _words(text: str) -> str:
    plain = html.unescape(re.sub(r"\\([}~#\"/\\])", r"\1", TAG.sub("", text)))
    return " ".join(plain.split())


def _exact_number(words: str, share: str) -> str:
    value, _, tolerance = words.partition(":")
    if tolerance.strip() and content.number(tolerance) and percent_of(share) > 0:
        raise Unfit("One of its gaps takes a number that may be a little off; a gap here takes exact words.")
    return value.strip()


def read_select(element: Element, reading: Reading) -> Body:
    """Read a text whose words are chosen from a list, or dragged into it."""
    rows = element.all("selectoption") or element.all("dragbox")
    options = [_words(row.said("text")) for row in rows]
    gaps: list[list[str]] = []
    piece, used = asked(element), set()

    def take(found: re.Match[str]) -> str:
        number = int(found[1])
        if not 1 <= number <= len(options) or not options[number - 1]:
            raise Unfit(f"Its gap [[{number}]] has no word.")
        used.add(number)
        gaps.append(content.gap_answers([(options[number - 1], percent_of("100"))], reading))
        return content.gap_mark(len(gaps))

    text = WORD.sub(take, piece.text)
    if not gaps:
        raise Unfit("Its text has no gap.")
    reading.note(TO_WRITE)
    if len(used) < len(options):
        reading.note("The words that fit no gap are left out.")
    return _body(Piece(text, piece.spelling, piece.files), gaps, element, reading)
