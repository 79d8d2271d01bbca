"""The rows of the page's table, of its files and of the command's: one function for all of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assessments.rules.item_analysis.report import QuestionLine, Report
from foundations.sheets import Cell

COLUMNS: Sequence[str] = (
    "Question", "First words", "Type", "Versions", "Asked", "Facility, per cent", "Standard deviation",
    "Discrimination index", "Discriminative efficiency", "Intended weight, per cent", "Effective weight, per cent",
    "Guess score, per cent", "What to do",
)  # fmt: skip
OPTION_COLUMNS: Sequence[str] = (
    "Question", "Answer", "Worth, per cent", "Chosen", "Share, per cent", "Discrimination", "Flag",
)  # fmt: skip
HELD_BACK = "*"


def percent(share: float | None) -> int | None:
    return None if share is None else round(share * 100)


def question_row(line: QuestionLine) -> tuple[Cell, ...]:
    """Return a question's row; a count that is held back is a star."""
    figures = line.figures
    return (
        line.code, line.words, line.kind, ", ".join(str(number) for number in line.versions),
        HELD_BACK if line.attempts is None else line.attempts,
        percent(figures.facility), figures.standard_deviation, figures.discrimination_index,
        figures.discriminative_efficiency, figures.intended_weight, figures.effective_weight,
        percent(line.guess), line.sentence,
    )  # fmt: skip


def question_rows(shown: Report) -> Iterator[tuple[Cell, ...]]:
    yield from (question_row(line) for line in shown.questions)


def option_rows(shown: Report) -> Iterator[tuple[Cell, ...]]:
    for line in shown.questions:
        for option in line.options:
            yield (
                line.code, option.text, option.weight, HELD_BACK if option.count is None else option.count,
                percent(option.share), option.discrimination, option.flag_words,
            )  # fmt: skip
