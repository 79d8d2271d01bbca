"""Questions that fill gaps in a text; each gap is an equal share of the mark.

A file writes the answers in the gaps: ``[[answer|other answer]]``. The text that is kept has ``[[1]]`` in their place, so
that nothing which shows it can give them away.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from assessments.rules.asking import NAME, Asking, Field, Posted, words
from assessments.rules.mark import Mark, OptionMark, average, correctness_of
from assessments.rules.wording import bare, is_same
from assessments.rules.written import QuestionProblem, ReadQuestion, Written

GAP = re.compile(r"\[\[(?P<answers>.+?)\]\]", re.DOTALL)


@dataclass(frozen=True, slots=True)
class GapKind:
    """Content: ``gaps``, for each the answers that it accepts."""

    code: str
    label: str
    template: str = "assessments/components/gaps.html"
    hint: str = "Fill each gap with a word or a few. Capital letters and spaces do not matter."
    feedback_first: bool = False
    modes: tuple[str, ...] = ()

    def is_answer(self, line: str) -> bool:
        return is_stray(line)

    def read(self, written: Written) -> ReadQuestion:
        gaps: list[list[str]] = []

        def take(match: re.Match[str]) -> str:
            gaps.append([answer.strip() for answer in match["answers"].split("|") if answer.strip()])
            return f"[[{len(gaps)}]]"

        stem = GAP.sub(take, written.stem)
        strays = [
            QuestionProblem(
                number, "The answers of this type stand in the text, as “[[answer|other answer]]”."
            )
            for number, line in enumerate(written.lines)
            if line.strip()
        ]
        content = {"gaps": gaps}
        found = [QuestionProblem(-written.stem_lines, problem.words) for problem in self.check(content)]
        return ReadQuestion(stem, content, strays or found)

    def write(self, stem: str, content: Mapping[str, Any]) -> Written:
        gaps = content["gaps"]

        def put(match: re.Match[str]) -> str:
            number = int(match["answers"]) if match["answers"].isdecimal() else 0
            return f"[[{'|'.join(gaps[number - 1])}]]" if 1 <= number <= len(gaps) else match[0]

        return Written(GAP.sub(put, stem))

    def check(self, content: Mapping[str, Any]) -> list[QuestionProblem]:
        gaps = content["gaps"]
        problems = []
        if not gaps:
            problems.append("The text has no gap. Write one as “[[answer|other answer]]”.")
        if any(not answers or any(not bare(answer).strip("*") for answer in answers) for answers in gaps):
            problems.append("A gap needs an answer with letters.")
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
        filled = _filled(content, response)
        fields = tuple(
            Field(f"{name}-{number}", f"Gap {number + 1}", value=text) for number, text in enumerate(filled)
        )
        return Asking(self.template, stem, self.hint, name, fields=fields)

    def response_from(self, content: Mapping[str, Any], posted: Posted, name: str = NAME) -> dict[str, Any]:
        return {"filled": [words(posted, f"{name}-{number}") for number in range(len(content["gaps"]))]}

    def is_begun(self, response: Mapping[str, Any]) -> bool:
        return any(response.get("filled", ()))

    def is_answered(self, content: Mapping[str, Any], response: Mapping[str, Any]) -> bool:
        return all(_filled(content, response))

    def mark(self, content: Mapping[str, Any], response: Mapping[str, Any]) -> Mark:
        marks = []
        for number, (answers, given) in enumerate(
            zip(content["gaps"], _filled(content, response), strict=True), 1
        ):
            is_right = any(is_same(answer, given) for answer in answers)
            marks.append(
                OptionMark(
                    f"Gap {number}", "", is_right, bool(given), given, answers[0], Fraction(int(is_right))
                )
            )
        score = average([mark.share for mark in marks])
        correctness = correctness_of(score, is_begun=self.is_begun(response))
        return Mark(score, correctness, tuple(marks), "assessments/components/marked_parts.html")

    def best(self, content: Mapping[str, Any]) -> dict[str, Any]:
        return {"filled": [answers[0].replace("*", "") for answers in content["gaps"]]}

    def worst(self, content: Mapping[str, Any]) -> dict[str, Any]:
        return {"filled": ["?" for _ in content["gaps"]]}


def is_stray(line: str) -> bool:
    """Return whether a line of a text with gaps looks like an answer of another type."""
    return bool(re.match(r"(=|~(\d{1,3}%)?)\s", line))


def _filled(content: Mapping[str, Any], response: Mapping[str, Any]) -> list[str]:
    total = len(content["gaps"])
    given = [str(text) for text in response.get("filled", ())][:total]
    return given + [""] * (total - len(given))
