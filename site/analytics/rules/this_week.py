"""Who needs a lead this week: at most ten people, those who have waited longest first, each with the reason in words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from analytics.rules.progress_table import PersonLine

MOST: Final = 10


def who_needs_somebody(lines: Sequence[PersonLine]) -> list[PersonLine]:
    """Return the people with something overdue, the longest first; paused people never."""
    return behind(lines)[:MOST]


def behind(lines: Sequence[PersonLine]) -> list[PersonLine]:
    """Return everybody with something overdue, the longest first; paused and withdrawn people never."""
    late = [line for line in lines if line.is_late]
    return sorted(late, key=lambda line: (-line.days_late, line.name.casefold(), line.person_id))


def standing_in_words(lines: Sequence[PersonLine]) -> str:
    """Return one sentence on a few people, for a lead who needs no table.

    >>> standing_in_words([])
    'Nobody is following the programme yet.'
    """
    followed = [line for line in lines if line.status]
    if not followed:
        return "Nobody is following the programme yet."
    late = sum(line.is_late for line in followed)
    who = "The one person" if len(followed) == 1 else f"All {len(followed)} people"
    if not late:
        return f"{who} you look after {'is' if len(followed) == 1 else 'are'} where the plan says."
    if late == len(followed):
        return f"{who} you look after {'has' if late == 1 else 'have'} something overdue."
    return f"{late} of the {len(followed)} people you look after {'has' if late == 1 else 'have'} something overdue."
