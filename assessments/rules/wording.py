"""Whether written words are the words that were meant."""

from __future__ import annotations

import unicodedata

SAME = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "–": "-", "—": "-", "−": "-"})


def bare(text: str) -> str:
    """Return words without what does not count: case, spaces, kinds of quotes and dashes, a full stop at the end.

    >>> bare("Social  Prescribing.")
    'socialprescribing'
    """
    plain = unicodedata.normalize("NFKC", text).translate(SAME).casefold()
    return "".join(plain.split()).rstrip(".")


def is_pattern(accepted: str) -> bool:
    return "*" in accepted


def is_same(accepted: str, given: str) -> bool:
    """Return whether given words are accepted; a star in ``accepted`` stands for any letters.

    >>> is_same("link worker*", "Link workers"), is_same("*listen*", "hear"), is_same("GP", "")
    (True, False, False)
    """
    words, meant = bare(given), bare(accepted)
    if not words:
        return False
    first, *rest = meant.split("*")
    if not rest:
        return words == meant
    *middle, last = rest
    if not words.startswith(first) or len(words) < len(first) + len(last):
        return False
    at, end = len(first), len(words) - len(last)
    for part in middle:
        found = words.find(part, at, end)
        if found < 0:
            return False
        at = found + len(part)
    return words.endswith(last) and at <= end
