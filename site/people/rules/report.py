"""What an import came to, in text and in JSON; the screen and the command say the same."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from people.rules.table import Problem

COUNT_WORDS: Final = {
    "made": "new",
    "changed": "changed",
    "unchanged": "as they were",
    "confirmed": "confirmed as held today",
    "people_made": "new people",
    "people_changed": "people changed",
    "employers_made": "new employers",
}


@dataclass(frozen=True, slots=True)
class Waiting:
    """A row that a person must decide about; it changed nothing."""

    line: int
    reason: str

    def __str__(self) -> str:
        return f"line {self.line}: {self.reason}"


@dataclass
class ImportReport:
    """``counts`` says how many of what; a refused import has problems and changed nothing."""

    kind: str
    file_name: str
    is_dry_run: bool = False
    rows: int = 0
    counts: dict[str, int] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    waiting: tuple[Waiting, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def is_refused(self) -> bool:
        return bool(self.problems)

    def as_dict(self) -> dict[str, Any]:
        return {
            "kind": self.kind,
            "file": self.file_name,
            "dry_run": self.is_dry_run,
            "refused": self.is_refused,
            "rows": self.rows,
            "counts": dict(self.counts),
            "problems": [
                {"line": each.line, "column": each.column, "reason": each.reason} for each in self.problems
            ],
            "waiting": [{"line": each.line, "reason": each.reason} for each in self.waiting],
            "notes": list(self.notes),
        }

    @classmethod
    def from_dict(cls, said: Mapping[str, Any]) -> ImportReport:
        return cls(
            kind=said["kind"],
            file_name=said["file"],
            is_dry_run=said["dry_run"],
            rows=said["rows"],
            counts=dict(said["counts"]),
            problems=tuple(Problem(**each) for each in said["problems"]),
            waiting=tuple(Waiting(**each) for each in said["waiting"]),
            notes=tuple(said["notes"]),
        )

    def sentence(self) -> str:
        """Return the outcome in one sentence."""
        if self.is_refused:
            number = len(self.problems)
            things = "one problem" if number == 1 else f"{number:,} problems"
            return f"Refused: {things}. Nothing was changed."
        parts = [
            f"{self.counts[name]:,} {words}" for name, words in COUNT_WORDS.items() if self.counts.get(name)
        ]
        if self.waiting:
            parts.append(f"{len(self.waiting):,} waiting for a decision")
        would = "Checked, nothing was written" if self.is_dry_run else "Done"
        rows = "1 row" if self.rows == 1 else f"{self.rows:,} rows"
        return f"{would}: {rows}; {', '.join(parts) or 'nothing to do'}."

    def as_text(self) -> str:
        lines = [f"{self.file_name}: {self.sentence()}"]
        lines += [f"  {problem}" for problem in self.problems]
        if self.waiting:
            lines.append("These rows wait for a decision and changed nothing:")
            lines += [f"  {waiting}" for waiting in self.waiting]
        lines += [f"Note: {note}" for note in self.notes]
        return "\n".join(lines)
