"""Questions that are answered with a few words. Case and spaces do not count; a star stands for any letters."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from assessments.rules.asking import NAME, Asking, Field, Posted, words
from assessments.rules.mark import Mark, OptionMark, correctness_of
from assessments.rules.option import RIGHT, Option, is_option, options_of, read_options, write_options
from assessments.rules.wording import bare, is_pattern, is_same
from assessments.rules.written import QuestionProblem, ReadQuestion, Written


@dataclass(frozen=True, slots=True)
class ShortKind:
    """Content: ``options``, the accepted words (and common wrong ones) with their weights."""

    code: str
    label: str
    template: str = "assessments/components/line.html"
    hint: str = "Write a word or a few. Capital letters and spaces do not matter."
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
        options = options_of(content)
        problems = []
        if not any(option.is_right for option in options):
            problems.append("No answer is right. Write the accepted ones with “=”.")
        if any(not bare(option.text).strip("*") for option in options):
            problems.append("An answer needs letters; a star alone accepts everything.")
        if len({bare(option.text) for option in options}) != len(options):
            problems.append("Two answers read the same; case and spaces do not count.")
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
        field = Field(name, "Your answer", value=str(response.get("text", "")))
        return Asking(self.template, stem, self.hint, name, fields=(field,))

    def response_from(self, content: Mapping[str, Any], posted: Posted, name: str = NAME) -> dict[str, Any]:
        return {"text": words(posted, name)}

    def is_begun(self, response: Mapping[str, Any]) -> bool:
        return bool(response.get("text"))

    def is_answered(self, content: Mapping[str, Any], response: Mapping[str, Any]) -> bool:
        return self.is_begun(response)

    def mark(self, content: Mapping[str, Any], response: Mapping[str, Any]) -> Mark:
        """Return the mark: words written out count before a pattern, and then the better answer."""
        given, options = str(response.get("text", "")), options_of(content)
        fitting = [option for option in options if is_same(option.text, given)]
        fitting.sort(key=lambda option: (is_pattern(option.text), -option.weight))
        return text_mark(given, options, fitting[0] if fitting else None)

    def best(self, content: Mapping[str, Any]) -> dict[str, Any]:
        right = next(option for option in options_of(content) if option.is_right)
        return {"text": right.text.replace("*", "")}

    def worst(self, content: Mapping[str, Any]) -> dict[str, Any]:
        return {"text": "?"}


def text_mark(given: str, options: Sequence[Option], met: Option | None) -> Mark:
    """Return the mark of something written, given the answer that it meets, if any."""
    score = Fraction(met.weight, RIGHT) if met else Fraction(0)
    marks = tuple(
        OptionMark(option.text, option.feedback, option.is_right, option is met) for option in options
    )
    correctness = correctness_of(score, is_begun=bool(given))
    return Mark(score, correctness, marks, "assessments/components/marked_text.html", given)
