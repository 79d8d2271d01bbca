"""A form that saves itself while it is filled in: when another tab or device has saved something else since."""

from __future__ import annotations

from collections.abc import Mapping


def is_overtaken(kept: Mapping[str, str], sent: Mapping[str, str], *, edition: int, seen: int | None) -> bool:
    """Return whether what is sent was filled in without having seen what is kept; ``seen`` is its edition, if known.

    >>> is_overtaken({"a": "1"}, {"a": "2"}, edition=3, seen=2)
    True
    >>> is_overtaken({"a": "1"}, {"a": "1"}, edition=3, seen=2)
    False
    """
    return seen is not None and seen != edition and dict(kept) != dict(sent)
