"""The formats: how each is read and written, and what its files are called."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from assessments.rules.exchange.aiken import read_aiken, write_aiken
from assessments.rules.exchange.decoding import decode
from assessments.rules.exchange.found import Progress, QuestionToWrite, ReadFile, WrittenFile, silent
from assessments.rules.exchange.gift_reading import read_gift
from assessments.rules.exchange.gift_writing import write_gift
from assessments.rules.exchange.xml_reading import read_moodle_xml
from assessments.rules.exchange.xml_writing import write_moodle_xml
from assessments.vocabulary import ExchangeFormat


@dataclass(frozen=True, slots=True)
class Format:
    """``described`` says in a sentence what the format is for."""

    read: Callable[[str, Progress], ReadFile]
    write: Callable[[Sequence[QuestionToWrite]], WrittenFile]
    suffix: str
    content_type: str
    described: str


FORMATS: Mapping[str, Format] = {
    ExchangeFormat.GIFT.value: Format(
        read_gift, write_gift, "gift.txt", "text/plain; charset=utf-8",
        "Plain text, quick to write by hand: choices, true or false, few words, numbers, pairs, one gap.",
    ),
    ExchangeFormat.MOODLE_XML.value: Format(
        read_moodle_xml, write_moodle_xml, "xml", "application/xml; charset=utf-8",
        "Moodle’s own, which says most: all of GIFT, several gaps, order, units.",
    ),
    ExchangeFormat.AIKEN.value: Format(
        read_aiken, write_aiken, "aiken.txt", "text/plain; charset=utf-8",
        "The simplest: one right answer of several, without feedback.",
    ),
}  # fmt: skip


def read_questions(content: bytes, format_: str, progress: Progress = silent) -> ReadFile:
    """Return the questions of somebody's file.

    :raises UnreadableFile: if it cannot be read as that at all.
    """
    decoded = decode(content)
    read = FORMATS[format_].read(decoded.text, progress)
    return ReadFile(read.questions, (*decoded.notes, *read.notes))
