"""What somebody typed into the search box: cleaned, read as a beginning of words, and compared with words that exist."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from difflib import get_close_matches
from html import escape
from typing import Final

LONGEST: Final = 200
SHORTEST_PART: Final = 3
OPENS: Final = "\ue000"
CLOSES: Final = "\ue001"
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_UNPRINTED = re.compile(r"[\x00-\x1f\x7f\ue000\ue001]")
_CONTROLS = {"or", "and"}


def cleaned(text: str) -> str:
    """Return what was typed on one line, without what cannot be printed, at most two hundred characters.

    >>> cleaned("  social\\x00   prescribing ")
    'social prescribing'
    """
    return " ".join(_UNPRINTED.sub(" ", text).split())[:LONGEST].strip()


def words_of(text: str) -> list[str]:
    """Return the words of a text in lower case.

    >>> words_of('“Warm” hand-over, OR befr')
    ['warm', 'hand', 'over', 'befr']
    """
    return [word for word in (found.lower() for found in _WORD.findall(text)) if word not in _CONTROLS]


def beginnings(text: str) -> str:
    """Return a query in PostgreSQL's own language for whatever has words that begin like each of these.

    Words of fewer than three letters ask for nothing; nothing is left of a text that has only those.

    >>> beginnings("befr & soc")
    "'befr':* & 'soc':*"
    """
    parts = [re.sub(r"['’].*", "", word) for word in words_of(text)]
    return " & ".join(f"'{part}':*" for part in parts if len(part) >= SHORTEST_PART)


def nearest(text: str, known: Collection[str]) -> str:
    """Return the text with each unknown word replaced by the known one that is most like it; nothing if none is.

    >>> nearest("befreinding", ["befriending", "housing"])
    'befriending'
    >>> nearest("housing", ["befriending", "housing"])
    ''
    """
    typed = words_of(text)
    better = [word if word in known else (_like(word, known) or word) for word in typed]
    return " ".join(better) if better != typed else ""


def _like(word: str, known: Collection[str]) -> str | None:
    if len(word) <= SHORTEST_PART:
        return None
    near = [each for each in known if abs(len(each) - len(word)) <= 2 and each[0] == word[0]]
    return next(iter(get_close_matches(word, near, n=1, cutoff=0.75)), None)


def vocabulary(texts: Iterable[str]) -> frozenset[str]:
    """Return the words worth proposing: four letters or more."""
    return frozenset(word for text in texts for word in words_of(text) if len(word) > SHORTEST_PART)


def marked(headline: str) -> str:
    """Return safe HTML of a text in which the database has put marks around what was found.

    >>> marked("a \\ue000<b>\\ue001 & c")
    'a <mark>&lt;b&gt;</mark> &amp; c'
    """
    return escape(headline).replace(OPENS, "<mark>").replace(CLOSES, "</mark>")


def without_marks(text: str) -> str:
    """Return a text for the index: nobody can write what marks a found word."""
    return _UNPRINTED.sub(" ", text)
