"""Questions that are answered by choosing: one right answer, several, or true and false.

Every option carries how right it is, from 0 to 100 per cent. One choice scores its own percentage. For several, each
right option is worth an equal share of the mark, and a wrong one that was chosen takes a share away (a partly right one
takes away what it lacks), but never below nothing.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from assessments.rules.mark import Mark, OptionMark, QuestionProblem
from assessments.vocabulary import Correctness

RIGHT = 100
OPTION = re.compile(r"(?:(?P<right>=)|~(?:(?P<percent>\d{1,3})%)?)\s+(?P<text>.+)")


@dataclass(frozen=True, slots=True)
class Option:
    """One answer to choose: ``weight`` is how right it is, per cent."""

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


def split_unescaped(text: str) -> tuple[str, str]:
    r"""Return what stands before and after the first bar that has no backslash before it.

    >>> split_unescaped(r"a \| b | c")
    ('a | b', 'c')
    """
    parts = re.split(r"(?<!\\)\|", text, maxsplit=1)
    before, after = (parts[0], parts[1]) if len(parts) == 2 else (parts[0], "")
    return before.replace("\\|", "|").strip(), after.replace("\\|", "|").strip()


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
    text, feedback = (part.replace("|", "\\|") for part in (option.text, option.feedback))
    return f"{sign} {text} | {feedback}" if feedback else f"{sign} {text}"


@dataclass(frozen=True, slots=True)
class ChoiceKind:
    """A question type whose answer is one option (``takes_many`` false) or a set of them."""

    code: str
    label: str
    takes_many: bool = False
    option_count: int | None = None
    template: str = "assessments/components/choice.html"
    hint: str = ""

    def read(self, lines: Sequence[str]) -> tuple[dict[str, Any], list[QuestionProblem]]:
        """Return the content that these lines write; a problem's line counts from 0."""
        options, problems = [], []
        for number, line in enumerate(lines):
            if not line.strip():
                continue
            option = read_option(line)
            if option is None:
                problems.append(QuestionProblem(number, f"This is not an answer: “{line.strip()}”."))
            else:
                options.append(option)
        content = content_of(options)
        return content, problems or self.check(content)

    def write(self, content: Mapping[str, Any]) -> list[str]:
        return [write_option(option) for option in options_of(content)]

    def check(self, content: Mapping[str, Any]) -> list[QuestionProblem]:
        """Return what is wrong with a question's answers, in words for its author."""
        options = options_of(content)
        right = sum(option.is_right for option in options)
        problems = []
        if self.option_count is not None and len(options) != self.option_count:
            problems.append(f"A question of this type has {self.option_count} answers.")
        elif len(options) < 2:
            problems.append("A question needs at least two answers to choose from.")
        if right == 0:
            problems.append("No answer is right. Mark the right one with “=”.")
        if right > 1 and not self.takes_many:
            problems.append("Only one answer can be right. Use the type “multiple” for several.")
        if len({option.text for option in options}) != len(options):
            problems.append("Two answers read the same.")
        return [QuestionProblem(0, words) for words in problems]

    def option_total(self, content: Mapping[str, Any]) -> int:
        return len(content["options"])

    def response_from(self, content: Mapping[str, Any], posted: Sequence[str]) -> dict[str, Any]:
        """Return the response that posted values stand for; what is not an option is left out."""
        total = self.option_total(content)
        chosen = sorted({int(value) for value in posted if value.isdecimal() and int(value) < total})
        return {"chosen": chosen if self.takes_many else chosen[:1]}

    def is_answered(self, response: Mapping[str, Any]) -> bool:
        return bool(response.get("chosen"))

    def mark(self, content: Mapping[str, Any], response: Mapping[str, Any]) -> Mark:
        """Return how much of the mark a response earns, with each option's part in it."""
        options = options_of(content)
        chosen = frozenset(response.get("chosen", ()))
        score = self._score(options, [option for number, option in enumerate(options) if number in chosen])
        marks = tuple(
            OptionMark(option.text, option.feedback, option.is_right, number in chosen)
            for number, option in enumerate(options)
        )
        return Mark(score, self._correctness(score, chosen), marks)

    def _score(self, options: Sequence[Option], chosen: Sequence[Option]) -> Fraction:
        if not self.takes_many:
            return Fraction(chosen[0].weight, RIGHT) if chosen else Fraction(0)
        right = sum(option.is_right for option in options)
        if not right:
            return Fraction(0)
        earned = sum(
            Fraction(1) if option.is_right else Fraction(option.weight - RIGHT, RIGHT) for option in chosen
        )
        return max(Fraction(0), Fraction(earned) / right)

    @staticmethod
    def _correctness(score: Fraction, chosen: frozenset[int]) -> Correctness:
        if not chosen:
            return Correctness.UNANSWERED
        if score == 1:
            return Correctness.RIGHT
        return Correctness.PARTLY if score else Correctness.NOT_RIGHT
