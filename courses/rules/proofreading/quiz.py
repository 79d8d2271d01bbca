"""A quiz's questions, read as text: enough to judge how they are written, whatever their type."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from courses.rules.proofreading.text import Text

HEADING = re.compile(r"^(#{2,3}) (\S+)$")
MARK = re.compile(r"^(=|~\d{1,3}%|~|\(\d\)|\d{1,2}\.) ?(.*)$")
KEPT = ("type", "competency", "difficulty")
SETTINGS = (*KEPT, "tags", "mode")


@dataclass
class Option:
    """One line of an answer: its mark, its words and its feedback."""

    mark: str
    words: str
    feedback: str
    line: int

    @property
    def is_right(self) -> bool:
        return self.mark == "="


@dataclass
class Question:
    """A question, or one part of a case."""

    code: str
    line: int
    part_of: str = ""
    type: str = ""
    competency: str = ""
    difficulty: str = ""
    stem: list[str] = field(default_factory=list)
    options: list[Option] = field(default_factory=list)
    feedback: str = ""

    @property
    def asked(self) -> str:
        return " ".join(self.stem)


def read_questions(text: Text) -> list[Question]:
    """Return a quiz's questions in order; the parts of a case follow it and name it."""
    found: list[Question] = []
    case = ""
    for number, line in enumerate(text.body.split("\n"), text.body_line):
        heading = HEADING.match(line)
        if heading:
            is_part = heading[1] == "###"
            case = case if is_part else heading[2]
            found.append(Question(heading[2], number, part_of=case if is_part else ""))
        elif found:
            _read_line(found[-1], line, number)
    return found


def _read_line(question: Question, line: str, number: int) -> None:
    key, _, value = line.partition(": ")
    mark = MARK.match(line)
    if key in SETTINGS and not question.stem:
        if key in KEPT:
            setattr(question, key, value.strip())
    elif line.startswith("feedback:"):
        question.feedback = value.strip()
    elif mark:
        words, _, feedback = mark[2].partition(" | ")
        question.options.append(Option(mark[1], words.strip(), feedback.strip(), number))
    elif line.strip() and not question.options:
        question.stem.append(line.strip())


def tops(questions: list[Question]) -> list[Question]:
    """Return what a learner counts as questions: a case is one."""
    return [question for question in questions if not question.part_of]
