"""A question as a file writes it, between its settings and its last word, and what all types read alike."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

SETTING = re.compile(r"(?P<key>type|mode|competency|difficulty|tags):\s*(?P<value>.*)")
FEEDBACK = re.compile(r"feedback:\s*(?P<words>.*)")


@dataclass(frozen=True, slots=True)
class QuestionProblem:
    """Something wrong with a question as it is written; ``line`` counts from its first answer, which is 0."""

    line: int
    words: str


@dataclass(frozen=True, slots=True)
class Written:
    """The text asked, the lines of its answers, and the ``mode`` where a type has several."""

    stem: str
    lines: Sequence[str] = ()
    mode: str = ""
    stem_lines: int = 0


@dataclass(frozen=True, slots=True)
class ReadQuestion:
    """The text asked and the content that a kind keeps, with what is wrong."""

    stem: str
    content: dict[str, Any]
    problems: list[QuestionProblem] = field(default_factory=list)


def split_unescaped(text: str) -> tuple[str, str]:
    r"""Return what stands before and after the first bar that has no backslash before it.

    >>> split_unescaped(r"a \| b | c")
    ('a | b', 'c')
    """
    parts = re.split(r"(?<!\\)\|", text, maxsplit=1)
    before, after = (parts[0], parts[1]) if len(parts) == 2 else (parts[0], "")
    return before.replace("\\|", "|").strip(), after.replace("\\|", "|").strip()


def with_feedback(text: str, feedback: str) -> str:
    """Return what ``split_unescaped`` splits into these two."""
    text, feedback = (part.replace("|", "\\|") for part in (text, feedback))
    return f"{text} | {feedback}" if feedback else text


def numbered(lines: Sequence[str]) -> list[tuple[int, str]]:
    """Return the lines that say something, each stripped and with its number from 0."""
    return [(number, line.strip()) for number, line in enumerate(lines) if line.strip()]


def not_an_answer(number: int, line: str) -> QuestionProblem:
    return QuestionProblem(number, f"This is not an answer: “{line}”.")


IsAnswer = Callable[[str], bool]


def escaped(line: str, is_answer: IsAnswer) -> str:
    """Return a line of the text asked so that it is not taken for an answer or a setting."""
    return f"\\{line}" if _is_special(line, is_answer) else line


def unescaped(line: str, is_answer: IsAnswer) -> str:
    return line[1:] if line.startswith("\\") and _is_special(line, is_answer) else line


def _is_special(line: str, is_answer: IsAnswer) -> bool:
    bare = line.lstrip("\\")
    return is_answer(bare) or bool(SETTING.match(bare) or FEEDBACK.match(bare))
