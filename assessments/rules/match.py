"""Questions that match pairs. Each pair is an equal share of the mark; a right side without a left one is a distractor."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from assessments.rules.asking import NAME, Asking, Choice, Field, Posted, in_order, whole_number
from assessments.rules.draw import option_order
from assessments.rules.mark import Mark, OptionMark, average, correctness_of
from assessments.rules.written import (
    QuestionProblem,
    ReadQuestion,
    Written,
    not_an_answer,
    numbered,
    split_unescaped,
    with_feedback,
)

ARROW = re.compile(r"(?<!\\)(?:->|→)")
PAIR = re.compile(r"(?:[=~]\s*)?(?P<left>.*?)\s*(?<!\\)(?:->|→)\s*(?P<right>\S.*)")
ESCAPED_ARROW = re.compile(r"\\(->|→)")


@dataclass(frozen=True, slots=True)
class Pair:
    """What belongs together; a distractor has no left side."""

    left: str
    right: str
    feedback: str = ""


def pairs_of(content: Mapping[str, Any]) -> list[Pair]:
    return [Pair(str(row["left"]), str(row["right"]), str(row["feedback"])) for row in content["pairs"]]


def content_of(pairs: Sequence[Pair]) -> dict[str, Any]:
    rows = [{"left": pair.left, "right": pair.right, "feedback": pair.feedback} for pair in pairs]
    return {"pairs": rows}


def read_pair(line: str) -> Pair | None:
    """Return the pair that a line writes, or nothing.

    >>> read_pair("= GP -> Diagnosis | A clinical task.")
    Pair(left='GP', right='Diagnosis', feedback='A clinical task.')
    """
    text, feedback = split_unescaped(line.strip())
    match = PAIR.fullmatch(text)
    if match is None:
        return None
    left, right = (ESCAPED_ARROW.sub(r"\1", side).strip() for side in (match["left"], match["right"]))
    return Pair(left, right, feedback)


def write_pair(pair: Pair) -> str:
    left, right = (side.replace("->", "\\->").replace("→", "\\→") for side in (pair.left, pair.right))
    return "= " + with_feedback(f"{left} -> {right}" if left else f"-> {right}", pair.feedback)


@dataclass(frozen=True, slots=True)
class MatchKind:
    code: str
    label: str
    template: str = "assessments/components/fields.html"
    hint: str = "Choose what goes with each."
    feedback_first: bool = False
    modes: tuple[str, ...] = ()

    def is_answer(self, line: str) -> bool:
        return bool(re.match(r"=\s", line) or ARROW.search(line))

    def read(self, written: Written) -> ReadQuestion:
        pairs: list[Pair] = []
        problems: list[QuestionProblem] = []
        for number, line in numbered(written.lines):
            pair = read_pair(line)
            if pair is None:
                problems.append(not_an_answer(number, line))
            else:
                pairs.append(pair)
        content = content_of(pairs)
        return ReadQuestion(written.stem, content, problems or self.check(content))

    def write(self, stem: str, content: Mapping[str, Any]) -> Written:
        return Written(stem, [write_pair(pair) for pair in pairs_of(content)])

    def check(self, content: Mapping[str, Any]) -> list[QuestionProblem]:
        pairs = pairs_of(content)
        lefts = [pair.left for pair in pairs if pair.left]
        problems = []
        if len(lefts) < 2:
            problems.append("A question of this type has at least two pairs (“= left -> right”).")
        elif len(_rights(pairs)) < 2:
            problems.append("All pairs have the same right side.")
        if len(set(lefts)) != len(lefts):
            problems.append("Two pairs have the same left side.")
        return [QuestionProblem(0, words) for words in problems]

    def draw_order(self, content: Mapping[str, Any], *, shuffle: bool, seed: str) -> list[int]:
        """Return the order of the right sides: always shuffled, because the written one gives the answer away."""
        return option_order(len(_rights(pairs_of(content))), shuffle=True, seed=seed)

    def ask(
        self,
        stem: str,
        content: Mapping[str, Any],
        response: Mapping[str, Any],
        order: Sequence[int],
        name: str = NAME,
    ) -> Asking:
        pairs = pairs_of(content)
        rights, matched = _rights(pairs), _matched(pairs, response)
        fields = tuple(
            Field(
                f"{name}-{number}",
                pair.left,
                tuple(
                    Choice(str(right), rights[right], matched[number] == right)
                    for right in in_order(len(rights), order)
                ),
            )
            for number, pair in enumerate(_asked(pairs))
        )
        return Asking(self.template, stem, self.hint, name, fields=fields)

    def response_from(self, content: Mapping[str, Any], posted: Posted, name: str = NAME) -> dict[str, Any]:
        pairs = pairs_of(content)
        total = len(_rights(pairs))
        fields = range(len(_asked(pairs)))
        return {"matched": [whole_number(posted, f"{name}-{number}", total) for number in fields]}

    def is_begun(self, response: Mapping[str, Any]) -> bool:
        return any(right is not None for right in response.get("matched", ()))

    def is_answered(self, content: Mapping[str, Any], response: Mapping[str, Any]) -> bool:
        return None not in _matched(pairs_of(content), response)

    def mark(self, content: Mapping[str, Any], response: Mapping[str, Any]) -> Mark:
        pairs = pairs_of(content)
        rights = _rights(pairs)
        marks = []
        for pair, right in zip(_asked(pairs), _matched(pairs, response), strict=True):
            given = "" if right is None else rights[right]
            is_right = given == pair.right
            marks.append(
                OptionMark(
                    pair.left, pair.feedback, is_right, right is not None, given, pair.right,
                    Fraction(int(is_right)),
                )
            )  # fmt: skip
        score = average([mark.share for mark in marks])
        correctness = correctness_of(score, is_begun=self.is_begun(response))
        return Mark(score, correctness, tuple(marks), "assessments/components/marked_parts.html")

    def best(self, content: Mapping[str, Any]) -> dict[str, Any]:
        pairs = pairs_of(content)
        rights = _rights(pairs)
        return {"matched": [rights.index(pair.right) for pair in _asked(pairs)]}

    def worst(self, content: Mapping[str, Any]) -> dict[str, Any]:
        total = len(_rights(pairs_of(content)))
        return {"matched": [(right + 1) % total for right in self.best(content)["matched"]]}


def _rights(pairs: Sequence[Pair]) -> list[str]:
    """Return what can be chosen, each once."""
    return list(dict.fromkeys(pair.right for pair in pairs))


def _asked(pairs: Sequence[Pair]) -> list[Pair]:
    return [pair for pair in pairs if pair.left]


def _matched(pairs: Sequence[Pair], response: Mapping[str, Any]) -> list[int | None]:
    """Return the right side that was chosen for each left one."""
    total, given = len(_rights(pairs)), list(response.get("matched", ()))
    asked = len(_asked(pairs))
    known = [right if right is not None and right < total else None for right in given[:asked]]
    return known + [None] * (asked - len(known))
