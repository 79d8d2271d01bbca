"""GIFT: questions in plain text, their answers in braces.

A question whose answers stand in the middle of its text becomes a text with gaps, where every answer is right; else the
place is shown as a line to think of.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from decimal import Decimal

from assessments.rules.exchange import content
from assessments.rules.exchange.assembling import Body, Head, assemble
from assessments.rules.exchange.choosing import Weighed, one_right, percent_of, several_right
from assessments.rules.exchange.found import FoundQuestion, Progress, ReadFile, Unfit, read_each, silent
from assessments.rules.exchange.gift_blocks import Block, blocks_of
from assessments.rules.exchange.gift_signs import show
from assessments.rules.exchange.markup import SPELLINGS, TAG, Piece, Reading, Spelling
from assessments.vocabulary import QuestionType

NAME = re.compile(r"::(?P<name>.*?)::(?P<rest>.*)", re.DOTALL)
BRACES = re.compile(r"\{([^{}]*)\}")
MARKER = re.compile(r"\[(html|moodle|plain|markdown)\]", re.IGNORECASE)
WEIGHT = re.compile(r"%(-?\d+(?:[.,]\d+)?)%")
ORDER = re.compile(r">\s*(?P<count>\d+)?(?P<settings>(?:\s+[A-Z_]+)*)\s*\n(?P<items>.*)", re.DOTALL)
BLANK = "_____"
WORDS_OF_TRUTH = {"T": True, "TRUE": True, "F": False, "FALSE": False}


@dataclass(frozen=True, slots=True)
class _Parts:
    """A question taken apart: before and after its braces, what is in them, and how its texts are spelt."""

    before: str
    answers: str
    after: str
    feedback: str
    spelling: Spelling

    def stem(self, blank: str = BLANK) -> Piece:
        middle = blank if self.after else ""
        return Piece(show(f"{self.before}{middle}{self.after}").strip(), self.spelling)

    def piece(self, text: str) -> Piece:
        """Return one of its texts, which may have a marker of its own."""
        return _marked(text.strip(), self.spelling)


def read_gift(text: str, progress: Progress = silent) -> ReadFile:
    """Return the questions of a file in GIFT."""
    return read_each(list(blocks_of(text)), _question, progress)


def _question(block: Block) -> FoundQuestion:
    named = NAME.fullmatch(block.text) if block.text.startswith("::") else None
    rest = (named["rest"] if named else block.text).strip()
    source = show(BRACES.sub("{}", rest))
    name = show(named["name"]) if named else ""
    head = Head(
        block.line,
        name or _first_words(rest),
        _kind(rest),
        block.outside_id,
        block.category,
        block.tags,
        f"{name}\n{source}",
    )
    return assemble(head, lambda reading: _body(rest, reading))


def _first_words(rest: str) -> str:
    text = BRACES.sub("", rest) if rest.endswith("}") else BRACES.sub(BLANK, rest)
    words = " ".join(html.unescape(TAG.sub(" ", show(MARKER.sub("", text, count=1)))).split())
    return words if len(words) <= 80 else words[:79] + "…"


def _marked(text: str, spelling: Spelling) -> Piece:
    found = MARKER.match(text)
    if found:
        return Piece(show(text[found.end() :]).strip(), SPELLINGS[found[1].lower()])
    return Piece(show(text).strip(), spelling)


def _body(rest: str, reading: Reading) -> Body:
    marker = MARKER.match(rest)
    spelling = SPELLINGS[marker[1].lower()] if marker else Spelling.AUTO
    rest = rest[marker.end() :] if marker else rest
    found, around = BRACES.findall(rest), BRACES.sub("", rest)
    if "{" in around or "}" in around:
        raise Unfit(
            "Its braces do not match: “{” and “}” that are meant as they stand are written “\\{” and “\\}”."
        )
    if not found:
        raise Unfit("It has no answers: a description is not a question here.")
    if len(found) > 1:
        return _gaps(rest, spelling, reading)
    before, _, after = BRACES.split(rest)
    answers, _, feedback = found[0].rpartition("####") if "####" in found[0] else (found[0], "", "")
    parts = _Parts(before, answers.strip(), after.rstrip(), feedback, spelling)
    return _by_kind(parts, reading)


def _kind(rest: str) -> str:
    """Return what GIFT would call its type, in a word for a report."""
    found = BRACES.search(rest)
    answers = found[1].rpartition("####")[0].strip() or found[1].strip() if found else ""
    match answers[:1]:
        case "":
            return "essay" if found else "description"
        case "#":
            return "numerical"
        case ">":
            return "ordering"
    if "~" in answers:
        return "multiple choice"
    if _truth(answers) is not None:
        return "true/false"
    return "matching" if "->" in answers and "=" in answers else "short answer"


def _truth(answers: str) -> bool | None:
    return WORDS_OF_TRUTH.get(answers.partition("#")[0].strip().upper())


def _by_kind(parts: _Parts, reading: Reading) -> Body:
    answers, feedback = parts.answers, reading.markdown(parts.piece(parts.feedback))
    if not answers:
        raise Unfit("It has no answers to mark: an essay is not a question here. Make it an assignment.")
    if answers.startswith("#"):
        return Body(
            QuestionType.NUMERIC.value, reading.markdown(parts.stem()), _numbers(parts, reading), feedback
        )
    if answers.startswith(">"):
        return Body(
            QuestionType.ORDER.value, reading.markdown(parts.stem()), _items(parts, reading), feedback
        )
    if "~" in answers:
        return _choices(parts, reading, feedback)
    if _truth(answers) is not None:
        return _truth_body(parts, reading, feedback)
    rows = _split(answers, "=")
    if len(rows) > 1 and all("->" in row or "-&gt;" in row for row in rows):
        pairs = [_pair(parts, row, reading) for row in rows]
        return Body(QuestionType.MATCH.value, reading.markdown(parts.stem()), content.match(pairs), feedback)
    return _written(parts, rows, reading, feedback)


def _split(answers: str, signs: str) -> list[str]:
    """Return answers, each without its sign; what stands before the first sign is one too."""
    rows = re.split(f"[{signs}]", answers)
    return [row.strip() for number, row in enumerate(rows) if row.strip() or number]


def _weighed(parts: _Parts, row: str, otherwise: str, reading: Reading, *, in_words: bool = False) -> Weighed:
    found = WEIGHT.match(row)
    percent = percent_of(found[1] if found else otherwise)
    text, _, feedback = (row[found.end() :] if found else row).partition("#")
    piece = parts.piece(text)
    said = reading.words(piece) if in_words else reading.line(piece)
    return Weighed(said, percent, reading.line(parts.piece(feedback)))


def _choices(parts: _Parts, reading: Reading, feedback: str) -> Body:
    marked = re.findall(r"([=~])([^=~]*)", parts.answers)
    answers = [_weighed(parts, row.strip(), "100" if sign == "=" else "0", reading) for sign, row in marked]
    is_one = any(sign == "=" for sign, _ in marked)
    kind = QuestionType.SINGLE if is_one else QuestionType.MULTIPLE
    made = (one_right if is_one else several_right)(answers, reading)
    return Body(kind.value, reading.markdown(parts.stem()), made, feedback)


def _truth_body(parts: _Parts, reading: Reading, feedback: str) -> Body:
    """Read true or false: first what is said to a wrong answer, then to the right one."""
    is_true = bool(_truth(parts.answers))
    said = [reading.line(parts.piece(each)) for each in parts.answers.split("#", 2)[1:]]
    to_wrong, to_right = [*said, "", ""][:2]
    made = content.true_false(
        is_true=is_true, if_true=to_right if is_true else to_wrong, if_false=to_wrong if is_true else to_right
    )
    return Body(QuestionType.TRUE_FALSE.value, reading.markdown(parts.stem()), made, feedback)


def _pair(parts: _Parts, row: str, reading: Reading) -> tuple[str, str]:
    left, _, right = row.replace("-&gt;", "->").partition("->")
    if not right.strip():
        raise Unfit("One of its pairs has no right side.")
    return reading.line(parts.piece(left)), reading.line(parts.piece(right))


def _written(parts: _Parts, rows: list[str], reading: Reading, feedback: str) -> Body:
    answers = [_weighed(parts, row, "100", reading, in_words=True) for row in rows]
    is_gap = parts.after.strip(" .,;:!?") and all(
        answer.percent >= 100 and not answer.feedback for answer in answers
    )
    if is_gap:
        gap = content.gap_answers(((answer.text, answer.percent) for answer in answers), reading)
        stem = content.gapped(reading.markdown(parts.stem(content.gap_mark(1))))
        return Body(QuestionType.GAP.value, stem, {"gaps": [gap]}, feedback)
    return Body(
        QuestionType.SHORT.value, reading.markdown(parts.stem()), content.short(answers, reading), feedback
    )


def _gaps(rest: str, spelling: Spelling, reading: Reading) -> Body:
    """Read a text with several braces: gaps, where each holds nothing but words that are right."""
    gaps: list[list[str]] = []

    def take(found: re.Match[str]) -> str:
        parts = _Parts("", found[1].strip(), "", "", spelling)
        if not parts.answers.startswith("=") or "~" in parts.answers or "->" in parts.answers:
            raise Unfit(
                "It has several pairs of braces, and not all hold words that are right, as “{=one =other}”."
            )
        answers = [_weighed(parts, row, "100", reading, in_words=True) for row in _split(parts.answers, "=")]
        gaps.append(content.gap_answers(((answer.text, answer.percent) for answer in answers), reading))
        return content.gap_mark(len(gaps))

    text = show(BRACES.sub(take, rest))
    return Body(
        QuestionType.GAP.value,
        content.gapped(reading.markdown(Piece(text.strip(), spelling))),
        {"gaps": gaps},
    )


def _numbers(parts: _Parts, reading: Reading) -> dict[str, object]:
    answers, _, wrong = parts.answers[1:].partition("~")
    said = reading.line(parts.piece(wrong.partition("#")[2]))
    if said:
        reading.note(f"What is said to every other answer is left out: “{said[:60]}”.")
    rows = _split(answers, "=")
    if not rows:
        raise Unfit("It asks for a number, and gives none.")
    return content.numeric([_number(parts, row, reading) for row in rows], "", reading)


def _number(parts: _Parts, row: str, reading: Reading) -> content.Measured:
    found = WEIGHT.match(row)
    percent = percent_of(found[1] if found else "100")
    text, _, said = (row[found.end() :] if found else row).partition("#")
    text, feedback = show(text).strip(), reading.line(parts.piece(said))
    if ".." in text:
        low, high = (content.number(each) for each in text.split("..", 1))
        if high < low:
            raise Unfit(f"“{text}” goes from the higher number to the lower.")
        middle = (low + high) / Decimal(2)
        return content.Measured(middle, high - middle, percent, feedback)
    value, _, tolerance = text.partition(":")
    return content.Measured(content.number(value), content.number(tolerance or "0"), percent, feedback)


def _items(parts: _Parts, reading: Reading) -> dict[str, object]:
    found = ORDER.fullmatch(parts.answers)
    if not found:
        raise Unfit("What is to be put in order is not a line each.")
    rows = [row.strip() for row in found["items"].split("\n") if row.strip()]
    if {"RANDOM", "REL", "CONTIGUOUS", "CONTIG"} & set(found["settings"].split()[:1]) or (
        "EXACT" not in found["settings"]
        and found["count"]
        and 2 < int(found["count"]) < len(rows)
        and "ALL" not in found["settings"]
    ):
        reading.note("The file asks for some of its lines; here all are put in order.")
    return content.order([reading.line(parts.piece(row)) for row in rows])
