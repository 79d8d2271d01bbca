"""When all attempts are used: somebody named is asked, by a day; nobody waits longer than that.

One further attempt opens when the one who was asked says so, or by itself once the day has passed, and in both cases when the
lessons that were named have been read again.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

REPLY_WITHIN = 5
"""Working days in which the one who was asked replies."""


class Waiting(StrEnum):
    """What a further attempt waits for."""

    REPLY = "reply"
    LESSONS = "lessons"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Asked:
    """A request for a further attempt, as far as the rules need it."""

    reply_by: date
    is_answered: bool
    lessons_left: int


def waits_for(asked: Asked, today: date) -> Waiting:
    """Return what is still missing: first the lessons, because these are the learner's own to do."""
    if asked.lessons_left:
        return Waiting.LESSONS
    if asked.is_answered or today > asked.reply_by:
        return Waiting.NOTHING
    return Waiting.REPLY


def is_open(asked: Asked, today: date) -> bool:
    return waits_for(asked, today) == Waiting.NOTHING
