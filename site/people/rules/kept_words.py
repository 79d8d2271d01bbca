"""What of a form is given back to somebody whose session ended before it was sent."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

# Forms in which somebody writes or answers; their words may wait for whoever wrote them to sign in again.
_MAY_WAIT: Final = (
    "/assignments/",
    "/learn/",
    "/lead/observations/",
    "/lead/prior-learning/",
    "/lead/support/",
    "/lead/verification/",
    "/notes/",
    "/observations/",
    "/programmes/",
    "/quiz/",
)
# How somebody signs in, and what leaves Linkway or is removed for ever: those are filled in anew.
_NEVER_WAITS: Final = ("/learn/account/", "/learn/inbox/", "/learn/portfolio/my-data/", "/learn/welcome/")
_LONGEST: Final = 200_000
WAITS_FOR: Final = timedelta(hours=1)
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
    """What a form held: what somebody wrote, what they chose or the page sent along, and the names of its files."""

    words: tuple[KeptField, ...]
    others: tuple[KeptField, ...]
    files: tuple[str, ...] = ()


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
        # Values of one name stay together: their order may say which is which.
        if any(_is_typed(value) for value in values):
            words += [KeptField(name, value, _in_words(name)) for value in values]
        else:
            others += [KeptField(name, value) for value in values]
    return Kept(tuple(words), tuple(others))


def may_wait(path: str, kept: Kept) -> bool:
    """Return whether what was sent to this address may wait until whoever sent it has signed in again.

    >>> may_wait("/notes/1/r1/", Kept((), ())), may_wait("/learn/account/devices/", Kept((), ()))
    (True, False)
    """
    is_short = sum(len(field.value) for field in (*kept.words, *kept.others)) <= _LONGEST
    return is_short and path.startswith(_MAY_WAIT) and not path.startswith(_NEVER_WAITS)


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
