"""Questions that are answered by choosing: one right answer, several, or true and false.

Every option carries how right it is, from 0 to 100 per cent. One choice scores its own percentage. For several, each
right option is worth an equal share of the mark, and a wrong one that was chosen takes a share away (a partly right one
takes away what it lacks), but never below nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from assessments.rules.asking import NAME, Asking, Choice, Posted, in_order
from assessments.rules.draw import option_order
from assessments.rules.mark import Mark, OptionMark, correctness_of
from assessments.rules.option import RIGHT, Option, is_option, options_of, read_options, write_options
from assessments.rules.written import QuestionProblem, ReadQuestion, Written


@dataclass(frozen=True, slots=True)
class ChoiceKind:
    """A question type whose answer is one option (``takes_many`` false) or a set of them."""

    code: str
    label: str
    takes_many: bool = False
    option_count: int | None = None
    is_shuffled: bool = True
    template: str = "assessments/components/choice.html"
    hint: str = ""
    feedback_first: bool = False
    modes: tuple[str, ...] = ()

    def is_answer(self, line: str) -> bool:
        return is_option(line)

    def read(self, written: Written) -> ReadQuestion:
        read, _ = read_options(written)
        return ReadQuestion(read.stem, read.content, read.problems or self.check(read.content))

    def write(self, stem: str, content: Mapping[str, Any]) -> Written:
        return Written(stem, write_options(content))

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

    def draw_order(self, content: Mapping[str, Any], *, shuffle: bool, seed: str) -> list[int]:
        total = len(content["options"])
        return option_order(total, shuffle=shuffle and self.is_shuffled, seed=seed)

    def ask(
        self,
        stem: str,
        content: Mapping[str, Any],
        response: Mapping[str, Any],
        order: Sequence[int],
        name: str = NAME,
    ) -> Asking:
        options, chosen = options_of(content), response.get("chosen", ())
        choices = tuple(
            Choice(str(number), options[number].text, number in chosen)
            for number in in_order(len(options), order)
        )
        return Asking(self.template, stem, self.hint, name, choices, takes_many=self.takes_many)

    def response_from(self, content: Mapping[str, Any], posted: Posted, name: str = NAME) -> dict[str, Any]:
        """Return the response that posted values stand for; what is not an option is left out."""
        total = len(content["options"])
        values = (value for value in posted(name) if value.isascii() and value.isdecimal())
        chosen = sorted({int(value) for value in values if int(value) < total})
        return {"chosen": chosen if self.takes_many else chosen[:1]}

    def is_begun(self, response: Mapping[str, Any]) -> bool:
        return bool(response.get("chosen"))

    def is_answered(self, content: Mapping[str, Any], response: Mapping[str, Any]) -> bool:
        return self.is_begun(response)

    def mark(self, content: Mapping[str, Any], response: Mapping[str, Any]) -> Mark:
        """Return how much of the mark a response earns, with each option's part in it."""
        options = options_of(content)
        chosen = frozenset(response.get("chosen", ()))
        score = self._score(options, [option for number, option in enumerate(options) if number in chosen])
        marks = tuple(
            OptionMark(option.text, option.feedback, option.is_right, number in chosen)
            for number, option in enumerate(options)
        )
        return Mark(score, correctness_of(score, is_begun=bool(chosen)), marks)

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

    def best(self, content: Mapping[str, Any]) -> dict[str, Any]:
        return {"chosen": [number for number, option in enumerate(options_of(content)) if option.is_right]}

    def worst(self, content: Mapping[str, Any]) -> dict[str, Any]:
        options = options_of(content)
        return {"chosen": [min(range(len(options)), key=lambda number: options[number].weight)]}
