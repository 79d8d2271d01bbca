"""What blind guessing earns on average, from 0 to 1; None for types where there is no saying."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from assessments.rules.option import RIGHT
from assessments.vocabulary import QuestionType

WRITTEN = (QuestionType.NUMERIC, QuestionType.SHORT, QuestionType.GAP)


def guess_score(kind: str, content: Mapping[str, Any]) -> float | None:
    """Return a question's guess score.

    >>> guess_score("single", {"options": [{"weight": 100}, {"weight": 0}, {"weight": 50}, {"weight": 0}]})
    0.375
    >>> guess_score("short", {}), guess_score("multiple", {})
    (0.0, None)
    """
    match kind:
        case QuestionType.SINGLE | QuestionType.TRUE_FALSE:
            options = content["options"]
            return float(Fraction(sum(int(option["weight"]) for option in options), RIGHT * len(options)))
        case QuestionType.MATCH:
            return 1 / len({row["right"] for row in content["pairs"]})
        case QuestionType.ORDER:
            return _places(len(content["items"]))
        case QuestionType.JUDGEMENT if content["mode"] == "rank":
            return _places(len(content["options"]))
        case QuestionType.CASE:
            return _case(content)
        case _:
            return 0.0 if kind in WRITTEN else None


def _places(count: int) -> float:
    """Return what a chance order earns: each exact place one share, each that is one off half of it."""
    return float(Fraction(1, count) + Fraction(count - 1, count * count))


def _case(content: Mapping[str, Any]) -> float | None:
    scores = [guess_score(row["type"], row["content"]) for row in content["questions"]]
    known = [score for score in scores if score is not None]
    return sum(known) / len(known) if known and len(known) == len(scores) else None
