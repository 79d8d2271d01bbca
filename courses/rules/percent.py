"""How much of a module or a route is done, as one number that never falls without a word.

What is asked of somebody can change while they are at it. A part that was taken out stops counting. A part that was
put in counts only once its person has been told (it is then among the ``known``). And whatever the sum says, the
number shown is never below the one shown before (``floor``), except at the moment in which the person is told.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Share:
    """What is asked now, what is done of it, and what is new to the person."""

    percent: int
    done: int
    asked: int
    added: frozenset[int]

    @property
    def in_words(self) -> str:
        """Return "3 of 12"."""
        return f"{self.done} of {self.asked}"


def percent_of(done: int, asked: int) -> int:
    """Return a whole percentage, rounded down, so that 100 means all of it.

    >>> percent_of(2, 3), percent_of(199, 200), percent_of(0, 0)
    (66, 99, 0)
    """
    return done * 100 // asked if asked else 0


def share(
    *, asked: Collection[int], done: Collection[int], known: Collection[int] | None, floor: int = 0
) -> Share:
    """Return how much of what is asked is done; ``known`` is None for somebody who has not begun.

    The percentage is of the parts that the person knows of, and of those added ones that they have done already.

    >>> share(asked=[1, 2, 3], done=[1], known=[1, 2], floor=50)
    Share(percent=50, done=1, asked=3, added=frozenset({3}))
    """
    if not asked:
        return Share(percent=floor, done=0, asked=0, added=frozenset())
    wanted = frozenset(asked)
    finished = wanted & frozenset(done)
    added = frozenset() if known is None else wanted - frozenset(known) - finished
    counted = wanted - added
    computed = percent_of(len(finished), len(counted))
    shown = max(computed, floor)
    if added:
        shown = min(shown, 99)
    return Share(percent=max(shown, floor), done=len(finished), asked=len(wanted), added=added)


def share_once_told(*, asked: Collection[int], done: Collection[int]) -> Share:
    """Return the share for somebody who has just been told of everything that is asked."""
    return share(asked=asked, done=done, known=asked)


def all_done(*, asked: Collection[int], done: Collection[int]) -> bool:
    """Return whether everything asked is done; nothing asked is never done.

    >>> all_done(asked=[], done=[1]), all_done(asked=[1], done=[1, 2])
    (False, True)
    """
    return bool(asked) and frozenset(asked) <= frozenset(done)
