"""Questions of a bank as a file for another system, with what it cannot say."""

from __future__ import annotations

from dataclasses import dataclass

from assessments.models import QuestionBank
from assessments.queries.exchange import questions_to_write
from assessments.rules.category import tidy
from assessments.rules.exchange.formats import FORMATS
from assessments.rules.exchange.found import Left


@dataclass(frozen=True, slots=True)
class Exported:
    """``left`` names what is not in the file: whole questions, and parts of those that are."""

    file_name: str
    content_type: str
    text: str
    written: int
    left: tuple[Left, ...]

    @property
    def left_out(self) -> list[Left]:
        return [each for each in self.left if each.is_whole]

    @property
    def lessened(self) -> list[Left]:
        return [each for each in self.left if not each.is_whole]


def export_questions(*, bank: QuestionBank, format_: str, category: str = "") -> Exported:
    """Return the questions that are in use in a bank, or in one of its categories, as a file; one query."""
    form = FORMATS[format_]
    ready, drafts = questions_to_write(bank, tidy(category))
    written = form.write(ready)
    return Exported(
        f"{bank.code}.{form.suffix}",
        form.content_type,
        written.text,
        written.written,
        (*drafts, *written.left),
    )
