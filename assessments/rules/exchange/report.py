"""What an import of questions came to, in text and in JSON; the screen and the command say the same."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from assessments.vocabulary import IMPORTED_STATES, ExchangeFormat, QuestionType, ReadState


@dataclass(frozen=True, slots=True)
class QuestionLine:
    """A question of a file: how it was read, what becomes of it, and what it lost or why it is refused."""

    line: int
    name: str
    state: str
    kind: str = ""
    type: str = ""
    category: str = ""
    stem: str = ""
    answers: tuple[str, ...] = ()
    feedback: str = ""
    is_draft: bool = False
    notes: tuple[str, ...] = ()
    reason: str = ""

    @property
    def state_label(self) -> str:
        label = ReadState(self.state).label
        return f"{label}, as a draft" if self.is_draft and self.state in IMPORTED_STATES else str(label)

    @property
    def type_label(self) -> str:
        return str(QuestionType(self.type).label) if self.type else self.kind

    def __str__(self) -> str:
        where = f"line {self.line}" if self.line else "the file"
        return f"{where}{f', “{self.name}”' if self.name else ''}"


@dataclass(frozen=True, slots=True)
class ExchangeReport:
    """``problem`` is why the whole file is refused. Questions are refused one by one, and the others are imported."""

    file_name: str
    format: str
    bank: str
    is_dry_run: bool = False
    questions: tuple[QuestionLine, ...] = ()
    problem: QuestionLine | None = None
    notes: tuple[str, ...] = ()

    def in_state(self, *states: str) -> list[QuestionLine]:
        return [question for question in self.questions if question.state in states]

    @property
    def read(self) -> int:
        return len(self.questions)

    @property
    def imported(self) -> int:
        return len(self.in_state(*IMPORTED_STATES))

    @property
    def unchanged(self) -> int:
        return len(self.in_state(ReadState.UNCHANGED))

    @property
    def refused(self) -> list[QuestionLine]:
        return [self.problem] if self.problem else self.in_state(ReadState.REFUSED)

    @property
    def noted(self) -> list[QuestionLine]:
        return [question for question in self.questions if question.notes]

    @property
    def is_refused(self) -> bool:
        """Return whether nothing of the file could be imported: it cannot be read, has no question, or no good one."""
        return self.imported + self.unchanged == 0

    def as_dict(self) -> dict[str, Any]:
        """Return what the command prints as JSON."""
        return {
            "file": self.file_name,
            "format": self.format,
            "bank": self.bank,
            "dry_run": self.is_dry_run,
            "read": self.read,
            "imported": self.imported,
            "new": len(self.in_state(ReadState.NEW)),
            "changed": len(self.in_state(ReadState.CHANGED)),
            "unchanged": self.unchanged,
            "refused": [
                {"line": each.line, "name": each.name, "reason": each.reason} for each in self.refused
            ],
            "notes": [
                *({"line": 0, "name": "", "reason": note} for note in self.notes),
                *(
                    {"line": each.line, "name": each.name, "reason": note}
                    for each in self.noted
                    for note in each.notes
                ),
            ],
        }

    def to_keep(self) -> dict[str, Any]:
        """Return all of it as plain values; ``from_kept`` reads them."""
        return asdict(self)

    @classmethod
    def from_kept(cls, kept: Mapping[str, Any]) -> ExchangeReport:
        problem = kept["problem"]
        return cls(
            kept["file_name"], kept["format"], kept["bank"], kept["is_dry_run"],
            tuple(_line(each) for each in kept["questions"]), _line(problem) if problem else None, tuple(kept["notes"]),
        )  # fmt: skip

    def sentence(self) -> str:
        """Return the outcome in a sentence or two."""
        if self.problem:
            where = f"Line {self.problem.line}: " if self.problem.line else ""
            return f"Refused, and nothing was changed. {where}{self.problem.reason}"
        if not self.questions:
            return f"Refused: no question was found in the file. Is it {ExchangeFormat(self.format).label}?"
        if self.is_refused:
            return f"Refused, and nothing was changed: none of the {_count(self.read)} can be asked here."
        parts = [
            f"{len(found):,} {words}"
            for states, words in (
                ((ReadState.NEW,), "new"), ((ReadState.CHANGED,), "changed"),
                ((ReadState.UNCHANGED,), "as they were"), ((ReadState.REFUSED,), "refused"),
            )
            if (found := self.in_state(*states))
        ]  # fmt: skip
        would = "Checked, nothing was written" if self.is_dry_run else "Done"
        return f"{would}: {_count(self.read)} read; {', '.join(parts)}."

    def as_text(self) -> str:
        lines = [f"{self.file_name}: {self.sentence()}"]
        lines += [f"Note: {note}" for note in self.notes]
        refused = self.in_state(ReadState.REFUSED)
        if refused:
            lines += ["Refused:", *(f"  {each}: {each.reason}" for each in refused)]
        if self.noted:
            lines.append("Imported with a difference:")
            lines += [f"  {each}: {note}" for each in self.noted for note in each.notes]
        return "\n".join(lines)


def _line(kept: Mapping[str, Any]) -> QuestionLine:
    return QuestionLine(**{**kept, "answers": tuple(kept["answers"]), "notes": tuple(kept["notes"])})


def _count(number: int) -> str:
    return "1 question" if number == 1 else f"{number:,} questions"
