"""An answer as a file writes it: how right it is, its words, and what is said to whoever gives it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from assessments.rules.written import (
    QuestionProblem,
    ReadQuestion,
    Written,
    not_an_answer,
    numbered,
    split_unescaped,
    with_feedback,
)

RIGHT = 100
OPTION = re.compile(r"(?:(?P<right>=)|~(?:(?P<percent>\d{1,3})%)?)\s+(?P<text>.+)")
ANSWER = re.compile(r"(=|~(\d{1,3}%)?)\s")


@dataclass(frozen=True, slots=True)
class Option:
    """One answer: ``weight`` is how right it is, per cent."""

    text: str
    weight: int
    feedback: str = ""

    @property
    def is_right(self) -> bool:
        return self.weight == RIGHT


def options_of(content: Mapping[str, Any]) -> tuple[Option, ...]:
    return tuple(
        Option(str(option["text"]), int(option["weight"]), str(option.get("feedback", "")))
        for option in content["options"]
    )


def content_of(options: Sequence[Option]) -> dict[str, Any]:
    return {
        "options": [
            {"text": option.text, "weight": option.weight, "feedback": option.feedback} for option in options
        ]
    }


def read_option(line: str) -> Option | None:
    """Return the option that a line of a quiz file writes, or nothing.

    >>> read_option("~50% Ring her daughter | Only if she agrees.")
    Option(text='Ring her daughter', weight=50, feedback='Only if she agrees.')
    """
    match = OPTION.fullmatch(line.strip())
    if match is None:
        return None
    weight = RIGHT if match["right"] else int(match["percent"] or 0)
    text, feedback = split_unescaped(match["text"])
    return Option(text, min(weight, RIGHT), feedback)


def write_option(option: Option) -> str:
    """Return the line that ``read_option`` reads as this option."""
    sign = "=" if option.is_right else "~" if option.weight == 0 else f"~{option.weight}%"
    return f"{sign} {with_feedback(option.text, option.feedback)}"


def is_option(line: str) -> bool:
    """Return whether a line looks like an answer of this form."""
    return bool(ANSWER.match(line))


def read_options(written: Written) -> tuple[ReadQuestion, list[int]]:
    """Return the question, and for each of its options the line that it stands on."""
    options: list[Option] = []
    at: list[int] = []
    problems: list[QuestionProblem] = []
    for number, line in numbered(written.lines):
        option = read_option(line)
        if option is None:
            problems.append(not_an_answer(number, line))
        else:
            options.append(option)
            at.append(number)
    return ReadQuestion(written.stem, content_of(options), problems), at


def write_options(content: Mapping[str, Any]) -> list[str]:
    return [write_option(option) for option in options_of(content)]
