"""An analysis as it is kept: plain values for a JSON column, and back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from assessments.rules.item_analysis.analyse import (
    OptionFigures,
    PartFigures,
    QuestionFigures,
    QuizFigures,
)


@dataclass(frozen=True, slots=True)
class AnalysedQuestion:
    """A question and its figures. ``versions`` are the numbers that were asked; ``is_mixed``, whether their keys differ."""

    code: str
    bank: str
    words: str
    type: str
    versions: tuple[int, ...]
    guess: float | None
    is_mixed: bool
    figures: QuestionFigures


@dataclass(frozen=True, slots=True)
class Analysis:
    """A quiz's figures, exact."""

    quiz: QuizFigures
    questions: tuple[AnalysedQuestion, ...] = ()

    def as_json(self) -> dict[str, Any]:
        return asdict(self)


def analysis_from(kept: Mapping[str, Any]) -> Analysis:
    """Return what ``as_json`` was made of."""
    return Analysis(QuizFigures(**kept["quiz"]), tuple(_question(row) for row in kept["questions"]))


def _question(row: Mapping[str, Any]) -> AnalysedQuestion:
    figures = dict(row["figures"])
    figures["options"] = tuple(OptionFigures(**option) for option in figures["options"])
    figures["parts"] = tuple(PartFigures(**part) for part in figures["parts"])
    own = {**row, "versions": tuple(row["versions"]), "figures": QuestionFigures(**figures)}
    return AnalysedQuestion(**own)
