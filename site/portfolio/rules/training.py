"""Training from outside: what modules ask for, what does for it, when it runs out, and who is told when.

The codes are data (``data/training.toml``): each with its level, and with how often it is renewed where a source says so.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Final, Protocol

FILE: Final = Path(__file__).parent.parent / "data" / "training.toml"
TOLD_BEFORE: Final = (90, 30, 0)
"""Days before the day of expiry on which a person is told."""

ACCEPT_WITHIN: Final = 10
"""Working days after which a record that nobody has accepted goes to the programme team too."""


@dataclass(frozen=True, slots=True)
class Training:
    """A training that curriculum files may ask for."""

    code: str
    title: str
    family: str = ""
    level: int = 0
    tiers: tuple[str, ...] = ()
    renewal_years: int | None = None
    source: str = ""


class Recorded(Protocol):
    @property
    def code(self) -> str: ...

    @property
    def is_accepted(self) -> bool: ...

    def is_expired(self, on: date) -> bool: ...


@cache
def vocabulary() -> dict[str, Training]:
    """Return every training by its code, in the order of the file."""
    with FILE.open("rb") as file:
        rows = tomllib.load(file)["training"]
    found = [Training(**{**row, "tiers": tuple(row.get("tiers", ()))}) for row in rows]
    return {training.code: training for training in found}


def does_for(asked: str, held: str) -> bool:
    """Return whether a record of one code does for another: the same, or a higher level of its family.

    >>> does_for("safeguarding-adults-2", "safeguarding-adults-3")
    True
    >>> does_for("safeguarding-adults-2", "safeguarding-adults-1")
    False
    >>> does_for("safeguarding-adults-2", "safeguarding-children-3")
    False
    """
    if not held or asked == held:
        return bool(held)
    wanted, has = vocabulary().get(asked), vocabulary().get(held)
    if wanted is None or has is None or not wanted.family:
        return False
    return wanted.family == has.family and has.level >= wanted.level


def codes_that_do(asked: str) -> tuple[str, ...]:
    """Return every code that does for the one asked, itself first.

    >>> codes_that_do("safeguarding-children-2")
    ('safeguarding-children-2', 'safeguarding-children-3')
    """
    return (asked, *(code for code in vocabulary() if code != asked and does_for(asked, code)))


def usual_expiry(code: str, done_on: date) -> date | None:
    """Return the last day on which a training usually counts, where a source says how long.

    >>> usual_expiry("safeguarding-adults-2", date(2024, 2, 29))
    datetime.date(2027, 2, 27)
    >>> usual_expiry("oliver-mcgowan", date(2024, 2, 29)) is None
    True
    """
    training = vocabulary().get(code)
    if training is None or training.renewal_years is None:
        return None
    year = done_on.year + training.renewal_years
    try:
        again = done_on.replace(year=year)
    except ValueError:
        again = date(year, 2, 28)
    return again - timedelta(days=1)


def days_told(expires_on: date, today: date) -> tuple[int, ...]:
    """Return the one reminder that is due today or was missed; later ones take the place of earlier ones.

    >>> days_told(date(2026, 12, 23), date(2026, 11, 23))
    (30,)
    >>> days_told(date(2027, 6, 1), date(2026, 11, 23))
    ()
    """
    left = (expires_on - today).days
    due = [days for days in TOLD_BEFORE if left <= days]
    return (min(due),) if due and left >= 0 else ()
