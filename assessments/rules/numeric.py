"""Questions that are answered with a number, with a tolerance and a unit where they have one."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from assessments.rules.asking import NAME, Asking, Field, Posted, words
from assessments.rules.mark import Mark
from assessments.rules.option import is_option, options_of, read_options, write_options
from assessments.rules.short import text_mark
from assessments.rules.wording import bare
from assessments.rules.written import QuestionProblem, ReadQuestion, Written

NUMBER = r"[-+−]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?|[-+−]?\.\d+"
AMOUNT = re.compile(
    rf"(?P<before>£)?\s*(?P<value>{NUMBER})\s*(?P<between>%)?"
    rf"(?:\s*(?:±|\+/?-)\s*(?P<tolerance>{NUMBER}))?\s*(?P<unit>\D.*)?"
)
GIVEN = re.compile(rf"(?P<before>£)?\s*(?P<value>{NUMBER})\s*(?P<unit>.*)")
NOT_A_NUMBER = "This is not a number yet. Write digits, such as 12 or 0.5."


@dataclass(frozen=True, slots=True)
class Amount:
    """A number, how far off an answer may be, and the unit that stands beside it."""

    value: Fraction
    tolerance: Fraction = Fraction(0)
    unit: str = ""

    def holds(self, given: Fraction) -> bool:
        return abs(given - self.value) <= self.tolerance


def read_amount(text: str) -> Amount | None:
    """Return the amount that an author writes, or nothing.

    >>> read_amount("42 ± 0.5 %")
    Amount(value=Fraction(42, 1), tolerance=Fraction(1, 2), unit='%')
    """
    match = AMOUNT.fullmatch(text.strip())
    if match is None:
        return None
    tolerance = _number(match["tolerance"]) if match["tolerance"] else Fraction(0)
    unit = match["unit"] or match["between"] or match["before"] or ""
    return Amount(_number(match["value"]), abs(tolerance), unit.strip())


def read_number(text: str, unit: str) -> Fraction | None:
    """Return the number that a learner wrote, with or without its unit, or nothing.

    >>> read_number("1,200 people", "people"), read_number("about ten", "people")
    (Fraction(1200, 1), None)
    """
    match = GIVEN.fullmatch(text.strip())
    if match is None:
        return None
    written = bare(match["unit"]) or (match["before"] or "")
    return _number(match["value"]) if written in {"", bare(unit)} else None


def _number(text: str) -> Fraction:
    return Fraction(text.replace(",", "").replace("−", "-"))


@dataclass(frozen=True, slots=True)
class NumericKind:
    """Content: ``options``, whose texts are amounts."""

    code: str
    label: str
    template: str = "assessments/components/line.html"
    hint: str = "Write a number."
    feedback_first: bool = False
    modes: tuple[str, ...] = ()

    def is_answer(self, line: str) -> bool:
        return is_option(line)

    def read(self, written: Written) -> ReadQuestion:
        read, at = read_options(written)
        options = options_of(read.content)
        problems = read.problems + [
            QuestionProblem(line, f"This is not a number with its tolerance and unit: “{option.text}”.")
            for option, line in zip(options, at, strict=True)
            if read_amount(option.text) is None
        ]
        return ReadQuestion(read.stem, read.content, problems or self.check(read.content))

    def write(self, stem: str, content: Mapping[str, Any]) -> Written:
        return Written(stem, write_options(content))

    def check(self, content: Mapping[str, Any]) -> list[QuestionProblem]:
        options = options_of(content)
        units = {amount.unit for option in options if (amount := read_amount(option.text)) and amount.unit}
        problems = []
        if not any(option.is_right for option in options):
            problems.append("No answer is right. Mark the right one with “=”.")
        if any(read_amount(option.text) is None for option in options):
            problems.append("An answer is a number, such as “42 ± 0.5 %”.")
        if len(units) > 1:
            problems.append("The answers have different units.")
        return [QuestionProblem(0, sentence) for sentence in problems]

    def draw_order(self, content: Mapping[str, Any], *, shuffle: bool, seed: str) -> list[int]:
        return []

    def ask(
        self,
        stem: str,
        content: Mapping[str, Any],
        response: Mapping[str, Any],
        order: Sequence[int],
        name: str = NAME,
    ) -> Asking:
        text, unit = str(response.get("text", "")), _unit(content)
        note = NOT_A_NUMBER if text and read_number(text, unit) is None else ""
        field = Field(name, "Your answer", value=text)
        return Asking(self.template, stem, self.hint, name, fields=(field,), unit=unit, note=note)

    def response_from(self, content: Mapping[str, Any], posted: Posted, name: str = NAME) -> dict[str, Any]:
        return {"text": words(posted, name)}

    def is_begun(self, response: Mapping[str, Any]) -> bool:
        return bool(response.get("text"))

    def is_answered(self, content: Mapping[str, Any], response: Mapping[str, Any]) -> bool:
        return read_number(str(response.get("text", "")), _unit(content)) is not None

    def mark(self, content: Mapping[str, Any], response: Mapping[str, Any]) -> Mark:
        """Return the mark of the best answer within whose tolerance the number lies."""
        given, options = str(response.get("text", "")), options_of(content)
        number = read_number(given, _unit(content))
        fitting = [
            option
            for option in options
            if number is not None and (amount := read_amount(option.text)) and amount.holds(number)
        ]
        met = max(fitting, key=lambda option: option.weight) if fitting else None
        return text_mark(given, options, met)

    def best(self, content: Mapping[str, Any]) -> dict[str, Any]:
        right = next(option for option in options_of(content) if option.is_right)
        match = AMOUNT.fullmatch(right.text.strip())
        return {"text": match["value"] if match else right.text}

    def worst(self, content: Mapping[str, Any]) -> dict[str, Any]:
        amounts = [amount for option in options_of(content) if (amount := read_amount(option.text))]
        highest = max((amount.value + amount.tolerance for amount in amounts), default=Fraction(0))
        return {"text": str(int(highest) + 1)}


def _unit(content: Mapping[str, Any]) -> str:
    amounts = (read_amount(option.text) for option in options_of(content))
    return next((amount.unit for amount in amounts if amount and amount.unit), "")
