"""What a load did, in the words that an operator reads."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field


@dataclass
class LoadReport:
    """Every list holds ids, or sentences, in the order in which they came up."""

    curriculum: str = ""
    made: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    unchanged: int = 0
    conflicts: list[str] = field(default_factory=list)
    kept_for_later: list[str] = field(default_factory=list)
    drafts: list[str] = field(default_factory=list)
    reviews_needed: dict[str, str] = field(default_factory=dict)
    gone: list[str] = field(default_factory=list)
    pruned: list[str] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)

    def lines(self, *, accept_conflicts: bool) -> Iterator[str]:
        """Say what happened, the ordinary first and what needs somebody last."""
        yield f"{self.curriculum}: {len(self.made)} new, {len(self.changed)} changed, {self.unchanged} as they were."
        yield from self.notices
        for path in self.kept_for_later:
            yield f"Kept for later: {path}"
        for code in self.drafts:
            yield f"Left as a draft until a practitioner has reviewed it: {code} ({self.reviews_needed[code]})"
        for code in self.pruned:
            yield f"Unpublished, because its file has gone: {code}"
        for code in self.gone:
            yield f"Its file has gone; left as it is (--prune unpublishes it): {code}"
        if not accept_conflicts:
            for sentence in self.conflicts:
                yield f"Conflict: {sentence}"
