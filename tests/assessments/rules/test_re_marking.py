"""An answer is found in the corrected question by its words; in doubt, marking again is refused."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assessments.rules.question_type import QUESTION_KINDS
from assessments.rules.re_marking import OTHER_ANSWERS, OTHER_PARTS, OTHER_TYPE, carried_over, may_re_mark


def options(*rows: tuple[str, int], **more: Any) -> dict[str, Any]:
    return {
        "options": [
            {"text": text, "weight": weight, "value": weight, "feedback": ""} for text, weight in rows
        ],
        **more,
    }


def items(*texts: str) -> dict[str, Any]:
    return {"items": [{"text": text, "feedback": ""} for text in texts]}


def pairs(*rows: tuple[str, str]) -> dict[str, Any]:
    return {"pairs": [{"left": left, "right": right, "feedback": ""} for left, right in rows]}


def case(*rows: tuple[str, str, dict[str, Any]]) -> dict[str, Any]:
    return {
        "questions": [
            {"code": code, "type": kind, "stem": "", "content": content, "feedback": ""}
            for code, kind, content in rows
        ]
    }


ASK = options(("Ask", 100), ("Refer", 0), ("Wait", 0))
REFER = options(("Refer", 100), ("Ask", 0), ("Wait", 0))
GPS = pairs(("GP", "Diagnosis"), ("Link worker", "A conversation"), ("", "Surgery"))


@pytest.mark.parametrize(
    ("kind", "asked", "corrected", "response", "score"),
    [
        ("single", ASK, REFER, {"chosen": [1]}, 1),
        ("single", ASK, REFER, {"chosen": [0]}, 0),
        ("single", ASK, options(("Ask", 0), ("Refer on", 100), ("Wait", 0)), {"chosen": [1]}, 1),
        ("multiple", ASK, options(("Wait", 100), ("Refer", 100), ("Ask", 0), ("Ring", 0)), {"chosen": [1, 2]}, 1),
        ("short", options(("pen", 100)), options(("pen", 100), ("pencil", 100)), {"text": "pencil"}, 1),
        ("numeric", options(("4 ± 0", 100)), options(("5 ± 0", 100)), {"text": "5"}, 1),
        ("gap", {"gaps": [["a"]]}, {"gaps": [["b"]]}, {"filled": ["b"]}, 1),
        ("order", items("one", "two", "three"), items("two", "one", "three"), {"places": [1, 0, 2]}, 1),
        ("judgement", options(("A", 3), ("B", 0), mode="rate"), options(("B", 3), ("A", 0), mode="rate"), {"rated": [0, 3]}, 1),
        (
            "match", GPS, pairs(("Link worker", "Diagnosis"), ("GP", "A conversation"), ("", "Surgery")),
            {"matched": [1, 0]}, 1,
        ),
        ("case", case(("q1", "single", ASK)), case(("q1", "single", REFER)), {"answers": {"q1": {"chosen": [1]}}}, 1),
    ],
)  # fmt: skip
def test_an_answer_of_every_type_is_marked_by_the_corrected_question(
    kind: str, asked: dict[str, Any], corrected: dict[str, Any], response: dict[str, Any], score: int
) -> None:
    carried = carried_over(kind, asked, corrected, response)

    assert may_re_mark(kind, asked, kind, corrected).allowed
    assert QUESTION_KINDS[kind].mark(corrected, carried).score == Fraction(score)


@pytest.mark.parametrize(
    ("kind", "asked", "corrected", "refusal"),
    [
        ("single", ASK, options(("Ask her", 0), ("Refer on", 100), ("Wait", 0)), OTHER_ANSWERS),
        ("single", ASK, options(("Ask", 100), ("Refer", 0)), OTHER_ANSWERS),
        ("single", ASK, options(("ask", 100), ("Ask", 0), ("Refer", 0), ("Wait", 0)), OTHER_ANSWERS),
        ("order", items("one", "two"), items("one", "two", "three"), OTHER_PARTS),
        ("match", GPS, pairs(("GP", "Diagnosis"), ("", "Surgery")), OTHER_PARTS),
        ("gap", {"gaps": [["a"]]}, {"gaps": [["a"], ["b"]]}, OTHER_PARTS),
        ("judgement", options(("A", 3), mode="rate"), options(("A", 1), mode="rank"), OTHER_TYPE),
        ("case", case(("q1", "single", ASK)), case(("q2", "single", ASK)), OTHER_PARTS),
        ("case", case(("q1", "single", ASK)), case(("q1", "multiple", ASK)), OTHER_TYPE),
    ],
)
def test_what_cannot_be_told_is_refused(
    kind: str, asked: dict[str, Any], corrected: dict[str, Any], refusal: Any
) -> None:
    assert may_re_mark(kind, asked, kind, corrected).refusals == (refusal,)


def test_another_type_is_refused() -> None:
    assert may_re_mark("single", ASK, "multiple", ASK).refusals == (OTHER_TYPE,)


@settings(max_examples=40, deadline=None)
@given(order=st.permutations(range(4)), chosen=st.sets(st.integers(0, 3)))
def test_answers_in_another_order_are_worth_what_they_were(order: list[int], chosen: set[int]) -> None:
    rows = [("Ask", 100), ("Refer", 0), ("Wait", 50), ("Ring", 100)]
    asked, moved = options(*rows), options(*(rows[place] for place in order))
    response = {"chosen": sorted(chosen)}

    carried = carried_over("multiple", asked, moved, response)

    kind = QUESTION_KINDS["multiple"]
    assert kind.mark(moved, carried).score == kind.mark(asked, response).score
