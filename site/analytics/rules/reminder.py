"""Whom a lead may remind, and what is said once they have."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

REASON: Final = "behind"
"""The reason of every reminder that is sent from here, whoever sends it."""
MOST_NAMED: Final = 10


def sent_in_words(sent: int, *, reminded_lately: Sequence[str], caught_up: Sequence[str]) -> str:
    """Return what became of a round of reminders: how many went, and who was left out and why.

    >>> sent_in_words(2, reminded_lately=["Ann"], caught_up=["Ben", "Cat"])
    'A reminder is on its way to 2 people. Left out: Ann (reminded within the last two weeks); Ben and Cat (nothing is overdue any more).'
    """
    went = f"A reminder is on its way to {sent} {'person' if sent == 1 else 'people'}." if sent else ""
    reasons = (
        (reminded_lately, "reminded within the last two weeks"),
        (caught_up, "nothing is overdue any more"),
    )
    left_out = "; ".join(f"{_names(names)} ({why})" for names, why in reasons if names)
    return " ".join(
        part for part in (went or "Nothing was sent.", left_out and f"Left out: {left_out}.") if part
    )


def sender_in_words(*, is_viewer: bool, colleague: str) -> str:
    """Return who sent a reminder, as another lead may know it: by name only whoever runs the same cohort.

    >>> sender_in_words(is_viewer=False, colleague="")
    'somebody else who looks after them'
    """
    if is_viewer:
        return "you"
    return colleague or "somebody else who looks after them"


def again_on(until: date) -> str:
    """Return the first day on which somebody may be reminded again.

    >>> again_on(date(2026, 12, 7))
    'Monday 7 December'
    """
    return f"{until:%A} {until.day} {until:%B}"


def _names(names: Sequence[str]) -> str:
    if len(names) > MOST_NAMED:
        return f"{', '.join(names[:MOST_NAMED])} and {len(names) - MOST_NAMED} more"
    return " and ".join(part for part in (", ".join(names[:-1]), names[-1]) if part)
