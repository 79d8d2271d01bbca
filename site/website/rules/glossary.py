"""The glossary as a list of its own."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from courses.rules.markdown.rendering import anchor


@dataclass(frozen=True)
class Term:
    """A word and what it means, in Markdown."""

    word: str
    meaning: str
    curriculum: str

    @property
    def anchor(self) -> str:
        return anchor_of(self.word)


def anchor_of(word: str) -> str:
    return anchor(word)


def by_letter(terms: Iterable[Term]) -> list[tuple[str, list[Term]]]:
    """Return terms under their first letters; what begins with a digit comes first.

    >>> [letter for letter, _ in by_letter([Term("PCN", "", ""), Term("befriending", "", ""), Term("111", "", "")])]
    ['0-9', 'B', 'P']
    """
    ordered = sorted(terms, key=lambda term: (term.word.casefold(), term.curriculum))
    return [(letter, list(some)) for letter, some in groupby(ordered, key=_letter)]


def _letter(term: Term) -> str:
    first = term.word[:1].upper()
    return first if first.isalpha() else "0-9"
