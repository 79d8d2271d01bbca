"""A form that is kept while somebody fills it in, right or not."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from foundations.checked_words import ChecksWords

LONGEST_KEPT: Final = 4000
"""Characters of one answer; as much as the longest box takes."""


class DraftedForm(ChecksWords):
    """Knows what has been filled in so far; whether it would be taken is not asked yet."""

    def as_draft(self) -> dict[str, str]:
        """Return what has been filled in, by the names of its boxes."""
        names = [name for name in self.fields if name != "own"]
        return {name: str(self.data.get(name, ""))[:LONGEST_KEPT] for name in names if self.data.get(name)}

    def in_words(self, kept: Mapping[str, str]) -> list[tuple[str, str]]:
        """Return what was filled in as somebody reads it: each box's label with what stands in it."""
        return [
            (str(self.fields[name].label), self._said(name, said))
            for name, said in kept.items()
            if name in self.fields
        ]

    def _said(self, name: str, said: str) -> str:
        choices = getattr(self.fields[name], "choices", ())
        return str(dict(choices).get(said, said))

    def differing(self, kept: Mapping[str, str]) -> list[tuple[str, str]]:
        """Return what is kept and reads otherwise here."""
        here = self.as_draft()
        return self.in_words({name: said for name, said in kept.items() if here.get(name) != said})
