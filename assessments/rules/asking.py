"""A question as a screen asks it: plain values for the template of its type, with what was answered so far."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Posted = Callable[[str], Sequence[str]]
"""The values that a form sent under a name, such as ``request.POST.getlist``."""

NAME = "answer"
LONGEST_TEXT = 200


@dataclass(frozen=True, slots=True)
class Choice:
    """Something to choose, by its value."""

    value: str
    text: str
    is_chosen: bool = False


@dataclass(frozen=True, slots=True)
class Field:
    """One thing to fill in: a list to choose from, or a line to write."""

    name: str
    label: str
    choices: tuple[Choice, ...] = ()
    value: str = ""


@dataclass(frozen=True, slots=True)
class Asking:
    """Everything that a question's template needs. ``note`` says what is not yet as it should be."""

    template: str
    stem: str
    hint: str
    name: str = NAME
    choices: tuple[Choice, ...] = ()
    fields: tuple[Field, ...] = ()
    takes_many: bool = False
    unit: str = ""
    note: str = ""
    linked: tuple[Asking, ...] = ()
    number: int | None = None


def in_order(total: int, order: Sequence[int]) -> Sequence[int]:
    """Return the order that was drawn, or the written one where what was drawn does not fit."""
    return order if sorted(order) == list(range(total)) else range(total)


def whole_number(posted: Posted, name: str, choices: int) -> int | None:
    """Return the number from 0 that was sent under a name, if it is one of so many."""
    value = next(iter(posted(name)), "")
    return int(value) if value.isascii() and value.isdecimal() and int(value) < choices else None


def words(posted: Posted, name: str) -> str:
    """Return what was written under a name, on one line."""
    return " ".join(next(iter(posted(name)), "").split())[:LONGEST_TEXT]


def posted_from(values: Mapping[str, Any]) -> Posted:
    """Return a plain mapping as if a form had sent it.

    >>> posted_from({"answer": "1"})("answer"), posted_from({})("answer")
    (['1'], [])
    """

    def get(name: str) -> Sequence[str]:
        value = values.get(name, [])
        return [value] if isinstance(value, str) else list(value)

    return get
