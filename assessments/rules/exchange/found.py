"""What is read from a file and what is written to one."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from assessments.rules.question_text import LONGEST_TAG, QuestionText

Row = TypeVar("Row")
Progress = Callable[[int, int], None]
"""Called with how many are done, of how many."""
LONGEST_NAME = 255
LONGEST_CATEGORY = 200
COMPETENCY, DIFFICULTY = "competency:", "difficulty:"


def silent(done: int, total: int) -> None:
    """Say nothing of how far it is."""


class Unfit(Exception):
    """A question that cannot be asked here, or cannot be written in a format; the words say why."""


class UnreadableFile(Exception):
    """A file that cannot be read at all; ``line`` is 0 where no line is to blame."""

    def __init__(self, reason: str, line: int = 0) -> None:
        super().__init__(reason)
        self.reason, self.line = reason, line


@dataclass(frozen=True, slots=True)
class FoundQuestion:
    """A question of a file. Without ``text`` it is refused, and ``reason`` says why.

    ``category`` and ``tags`` are ``None`` where the file does not speak of them. ``source`` is its text as the file spells it,
    ``kind`` what the file calls its type. ``text`` has no code yet. A ``is_draft`` question lacks something to be asked.
    """

    line: int
    name: str
    kind: str = ""
    outside_id: str = ""
    category: str | None = None
    tags: tuple[str, ...] | None = None
    source: str = ""
    text: QuestionText | None = None
    notes: tuple[str, ...] = ()
    reason: str = ""
    is_draft: bool = False


@dataclass(frozen=True, slots=True)
class ReadFile:
    """The questions of a file, in its order, and what is to be known of the file as a whole."""

    questions: tuple[FoundQuestion, ...] = ()
    notes: tuple[str, ...] = ()


def read_each(rows: Sequence[Row], read: Callable[[Row], FoundQuestion], progress: Progress) -> ReadFile:
    """Read a file's questions one after the other, and say after each how many are read, of how many."""
    found = []
    for done, row in enumerate(rows, 1):
        found.append(read(row))
        progress(done, len(rows))
    return ReadFile(tuple(found))


@dataclass(frozen=True, slots=True)
class QuestionToWrite:
    """A question as it leaves: its own words, the category it is filed in, and how other systems know it."""

    text: QuestionText
    category: str = ""
    name: str = ""
    outside_id: str = ""


@dataclass(frozen=True, slots=True)
class Left:
    """What a format cannot hold of a question; ``is_whole`` where the question itself is left out."""

    code: str
    name: str
    reason: str
    is_whole: bool = False


@dataclass(frozen=True, slots=True)
class WrittenFile:
    """A file's text, how many questions are in it, and what is not."""

    text: str
    written: int
    left: tuple[Left, ...] = ()


@dataclass(frozen=True, slots=True)
class Filed:
    """What tags say besides tagging: the competency and the difficulty, which no format has a place for."""

    tags: tuple[str, ...] = ()
    competency: str = ""
    difficulty: int | None = None


def read_tags(written: tuple[str, ...]) -> Filed:
    """Return tags as they are kept here.

    >>> read_tags(("safety", "competency:B1", "difficulty:3"))
    Filed(tags=('safety',), competency='B1', difficulty=3)
    """
    tags: list[str] = []
    competency, difficulty = "", None
    for each in written:
        tag = " ".join(each.replace(",", " ").split())
        rest = tag.partition(":")[2].strip()
        if tag.startswith(COMPETENCY) and 0 < len(rest) <= 20:
            competency = rest
        elif tag.startswith(DIFFICULTY) and re.fullmatch("[1-5]", rest):
            difficulty = int(rest)
        elif tag and tag[:LONGEST_TAG] not in tags:
            tags.append(tag[:LONGEST_TAG])
    return Filed(tuple(tags), competency, difficulty)


def write_tags(text: QuestionText) -> list[str]:
    """Return the tags that ``read_tags`` reads as this question's."""
    more = [f"{COMPETENCY}{text.competency}"] if text.competency else []
    more += [f"{DIFFICULTY}{text.difficulty}"] if text.difficulty is not None else []
    return [*text.tags, *more]
