"""What of a form is given back to somebody whose session ended before it was sent."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

_NEVER_SHOWN: Final = ("password", "csrfmiddlewaretoken", "credential", "secret", "code", "token")
_LONG: Final = 40


@dataclass(frozen=True)
class KeptField:
    """One value as it was sent; ``label`` is its name in words, for what a person typed."""

    name: str
    value: str
    label: str = ""


@dataclass(frozen=True)
class Kept:
    words: tuple[KeptField, ...]
    others: tuple[KeptField, ...]


def keep(fields: Iterable[tuple[str, Sequence[str]]]) -> Kept:
    """Divide a form into what was typed, to be read and mended, and what goes along unseen; secrets are left out.

    >>> kept = keep([("what", ["A good talk"]), ("mood", ["3"]), ("password", ["quiet heron"])])
    >>> [(each.label, each.value) for each in kept.words], [each.name for each in kept.others]
    ([('What', 'A good talk')], ['mood'])
    """
    words: list[KeptField] = []
    others: list[KeptField] = []
    for name, values in fields:
        if _is_secret(name):
            continue
        for value in values:
            if _is_typed(value):
                words.append(KeptField(name, value, _in_words(name)))
            else:
                others.append(KeptField(name, value))
    return Kept(tuple(words), tuple(others))


def _is_secret(name: str) -> bool:
    parts = name.lower().replace("-", "_").split("_")
    return any(word in parts or name.lower().startswith(word) for word in _NEVER_SHOWN)


def _is_typed(value: str) -> bool:
    """Return whether somebody is likely to have written this, rather than chosen it."""
    text = value.strip()
    return not text.startswith(("{", "[")) and (" " in text or "\n" in text or len(text) > _LONG)


def _in_words(name: str) -> str:
    words = " ".join(name.replace("-", " ").replace("_", " ").split())
    return words[:1].upper() + words[1:]
