"""Questions that put things in order."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from assessments.rules import placing
from assessments.rules.asking import NAME, Asking, Posted
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

ITEM = re.compile(r"(?P<number>\d{1,2})[.)]\s+(?P<text>.+)")


@dataclass(frozen=True, slots=True)
class OrderKind:
    """Content: ``items`` in their right order, each with ``text`` and ``feedback``."""

    code: str
    label: str
    template: str = "assessments/components/fields.html"
    hint: str = "Give each its place: 1 comes first."
    feedback_first: bool = False
    modes: tuple[str, ...] = ()

    def is_answer(self, line: str) -> bool:
        return bool(ITEM.fullmatch(line))

    def read(self, written: Written) -> ReadQuestion:
        items: list[dict[str, str]] = []
        problems: list[QuestionProblem] = []
        for number, line in numbered(written.lines):
            match = ITEM.fullmatch(line)
            if match is None:
                problems.append(not_an_answer(number, line))
                continue
            text, feedback = split_unescaped(match["text"])
            items.append({"text": text, "feedback": feedback})
            if int(match["number"]) != len(items):
                problems.append(QuestionProblem(number, f"This is number {len(items)}: number from 1 on."))
        content = {"items": items}
        return ReadQuestion(written.stem, content, problems or self.check(content))

    def write(self, stem: str, content: Mapping[str, Any]) -> Written:
        rows = enumerate(content["items"], 1)
        return Written(
            stem, [f"{number}. {with_feedback(item['text'], item['feedback'])}" for number, item in rows]
        )

    def check(self, content: Mapping[str, Any]) -> list[QuestionProblem]:
        texts = _texts(content)
        problems = []
        if len(texts) < 2:
            problems.append("A question of this type has at least two lines to put in order (“1. First”).")
        if len(set(texts)) != len(texts):
            problems.append("Two lines read the same.")
        return [QuestionProblem(0, words) for words in problems]

    def draw_order(self, content: Mapping[str, Any], *, shuffle: bool, seed: str) -> list[int]:
        """Return an order to show: always shuffled, because the written one is the answer."""
        return option_order(len(content["items"]), shuffle=True, seed=seed)

    def ask(
        self,
        stem: str,
        content: Mapping[str, Any],
        response: Mapping[str, Any],
        order: Sequence[int],
        name: str = NAME,
    ) -> Asking:
        texts = _texts(content)
        fields = placing.place_fields(texts, response, order, name)
        note = placing.note(len(texts), response)
        return Asking(self.template, stem, self.hint, name, fields=fields, note=note)

    def response_from(self, content: Mapping[str, Any], posted: Posted, name: str = NAME) -> dict[str, Any]:
        return placing.places_from(len(content["items"]), posted, name)

    def is_begun(self, response: Mapping[str, Any]) -> bool:
        return placing.is_begun(response)

    def is_answered(self, content: Mapping[str, Any], response: Mapping[str, Any]) -> bool:
        return placing.is_placed(len(content["items"]), response)

    def mark(self, content: Mapping[str, Any], response: Mapping[str, Any]) -> Mark:
        items = content["items"]
        places = placing.placed(len(items), response)
        shares = placing.place_shares(range(len(items)), response)
        marks = tuple(
            OptionMark(
                item["text"], item["feedback"], share == 1, place is not None,
                "" if place is None else f"Place {place + 1}", f"Place {number + 1}", share,
            )
            for number, (item, place, share) in enumerate(zip(items, places, shares, strict=True))
        )  # fmt: skip
        score = average(shares)
        correctness = correctness_of(score, is_begun=self.is_begun(response))
        return Mark(score, correctness, marks, "assessments/components/marked_parts.html")

    def best(self, content: Mapping[str, Any]) -> dict[str, Any]:
        return {"places": list(range(len(content["items"])))}

    def worst(self, content: Mapping[str, Any]) -> dict[str, Any]:
        return {"places": list(reversed(range(len(content["items"]))))}


def _texts(content: Mapping[str, Any]) -> list[str]:
    return [str(item["text"]) for item in content["items"]]
