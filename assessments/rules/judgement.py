"""Situational judgement: rate each course of action, or rank them, against what experts say.

Each option is an equal share of the mark: all of it for the experts' own value, half of it for one off.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from assessments.rules import placing
from assessments.rules.asking import NAME, Asking, Choice, Field, Posted, in_order, whole_number
from assessments.rules.draw import option_order
from assessments.rules.mark import Mark, OptionMark, average, closeness, correctness_of
from assessments.rules.written import (
    QuestionProblem,
    ReadQuestion,
    Written,
    not_an_answer,
    numbered,
    split_unescaped,
    with_feedback,
)

RATE, RANK = "rate", "rank"
MODES = (RATE, RANK)
OPTION = re.compile(r"\((?P<value>\d{1,2})\)\s+(?P<text>.+)")
RATINGS = ("Inappropriate", "Not very appropriate", "Fairly appropriate", "Very appropriate")
BEST_FIRST = tuple(reversed(range(len(RATINGS))))


@dataclass(frozen=True, slots=True)
class JudgementKind:
    """Content: ``mode``, and ``options`` with ``text``, ``value`` (a rating from 0 to 3, or a rank from 1) and ``feedback``."""

    code: str
    label: str
    rate_template: str = "assessments/components/ratings.html"
    rank_template: str = "assessments/components/fields.html"
    feedback_first: bool = False
    modes: tuple[str, ...] = MODES

    def is_answer(self, line: str) -> bool:
        return bool(OPTION.fullmatch(line))

    def read(self, written: Written) -> ReadQuestion:
        options: list[dict[str, Any]] = []
        problems: list[QuestionProblem] = []
        mode = written.mode or RATE
        for number, line in numbered(written.lines):
            match = OPTION.fullmatch(line)
            if match is None:
                problems.append(not_an_answer(number, line))
                continue
            text, feedback = split_unescaped(match["text"])
            value = int(match["value"])
            options.append({"text": text, "value": value, "feedback": feedback})
            if mode == RATE and value >= len(RATINGS):
                problems.append(QuestionProblem(number, f"An expert value is from 0 to 3, not {value}."))
        content = {"mode": mode, "options": options}
        return ReadQuestion(written.stem, content, problems or self.check(content))

    def write(self, stem: str, content: Mapping[str, Any]) -> Written:
        lines = [
            f"({option['value']}) {with_feedback(option['text'], option['feedback'])}"
            for option in content["options"]
        ]
        return Written(stem, lines, content["mode"] if content["mode"] != RATE else "")

    def check(self, content: Mapping[str, Any]) -> list[QuestionProblem]:
        values, texts = _values(content), [option["text"] for option in content["options"]]
        problems = []
        if len(values) < 2:
            problems.append("A question of this type has at least two options, such as “(3) Ask her first”.")
        if content["mode"] == RANK and sorted(values) != list(range(1, len(values) + 1)):
            problems.append("Ranks count from 1, each once.")
        if len(set(texts)) != len(texts):
            problems.append("Two options read the same.")
        return [QuestionProblem(0, words) for words in problems]

    def draw_order(self, content: Mapping[str, Any], *, shuffle: bool, seed: str) -> list[int]:
        """Return the order of the options: for ranking always shuffled, because authors write the best first."""
        return option_order(len(content["options"]), shuffle=shuffle or content["mode"] == RANK, seed=seed)

    def ask(
        self,
        stem: str,
        content: Mapping[str, Any],
        response: Mapping[str, Any],
        order: Sequence[int],
        name: str = NAME,
    ) -> Asking:
        texts = [str(option["text"]) for option in content["options"]]
        if content["mode"] == RANK:
            fields = placing.place_fields(texts, response, order, name)
            note = placing.note(len(texts), response)
            hint = "Give each its place: 1 is the best thing to do."
            return Asking(self.rank_template, stem, hint, name, fields=fields, note=note)
        rated = _rated(len(texts), response)
        fields = tuple(
            Field(
                f"{name}-{number}",
                texts[number],
                tuple(Choice(str(value), RATINGS[value], rated[number] == value) for value in BEST_FIRST),
            )
            for number in in_order(len(texts), order)
        )
        return Asking(self.rate_template, stem, "Say how appropriate each of these is.", name, fields=fields)

    def response_from(self, content: Mapping[str, Any], posted: Posted, name: str = NAME) -> dict[str, Any]:
        total = len(content["options"])
        if content["mode"] == RANK:
            return placing.places_from(total, posted, name)
        rated = [whole_number(posted, f"{name}-{number}", len(RATINGS)) for number in range(total)]
        return {"rated": rated}

    def is_begun(self, response: Mapping[str, Any]) -> bool:
        rated = any(value is not None for value in response.get("rated", ()))
        return rated or placing.is_begun(response)

    def is_answered(self, content: Mapping[str, Any], response: Mapping[str, Any]) -> bool:
        total = len(content["options"])
        if content["mode"] == RANK:
            return placing.is_placed(total, response)
        return None not in _rated(total, response)

    def mark(self, content: Mapping[str, Any], response: Mapping[str, Any]) -> Mark:
        options, values = content["options"], _values(content)
        is_ranked = content["mode"] == RANK
        if is_ranked:
            wanted = [value - 1 for value in values]
            given = placing.placed(len(values), response)
            shares = placing.place_shares(wanted, response)
        else:
            wanted, given = values, _rated(len(values), response)
            shares = [closeness(value, right) for value, right in zip(given, wanted, strict=True)]
        marks = tuple(
            OptionMark(
                option["text"], option["feedback"], share == 1, value is not None,
                "" if value is None else _words(value, is_ranked), _words(right, is_ranked), share,
            )
            for option, value, right, share in zip(options, given, wanted, shares, strict=True)
        )  # fmt: skip
        score = average(shares)
        correctness = correctness_of(score, is_begun=self.is_begun(response))
        return Mark(score, correctness, marks, "assessments/components/marked_parts.html")

    def best(self, content: Mapping[str, Any]) -> dict[str, Any]:
        if content["mode"] == RANK:
            return {"places": [value - 1 for value in _values(content)]}
        return {"rated": _values(content)}

    def worst(self, content: Mapping[str, Any]) -> dict[str, Any]:
        values = _values(content)
        if content["mode"] == RANK:
            return {"places": [len(values) - value for value in values]}
        return {"rated": [0 if value >= Fraction(len(RATINGS), 2) else len(RATINGS) - 1 for value in values]}


def _values(content: Mapping[str, Any]) -> list[int]:
    return [int(option["value"]) for option in content["options"]]


def _rated(total: int, response: Mapping[str, Any]) -> list[int | None]:
    given = list(response.get("rated", ()))[:total]
    return given + [None] * (total - len(given))


def _words(value: int, is_ranked: bool) -> str:
    return f"Place {value + 1}" if is_ranked else RATINGS[value]
