"""Which questions an attempt asks, and in which order.

The draw hangs on the attempt's own seed and on what the person has met before, so that a second look draws the same.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from random import Random

NOTHING_MET: Mapping[int, int] = {}


@dataclass(frozen=True, slots=True)
class Pool:
    """Questions from which ``count`` are drawn; a fixed question is a pool of one. ``section`` is its heading."""

    questions: tuple[int, ...]
    count: int = 1
    section: str = ""


def draw(
    pools: Sequence[Pool],
    *,
    total: int | None,
    shuffle: bool,
    seed: str,
    met: Mapping[int, int] = NOTHING_MET,
) -> list[int]:
    """Return the questions to ask, each once, in the order in which to ask them.

    Each pool gives as many as it can of what it is asked for: those that the person has never met first, then those met least
    often (``met`` says how often). ``total`` then draws from all of these in the same way. Shuffling keeps sections apart.

    >>> draw([Pool((1,)), Pool((2,))], total=None, shuffle=False, seed="a")
    [1, 2]
    >>> draw([Pool((1, 2, 3), 1)], total=None, shuffle=False, seed="a", met={1: 1, 3: 2})
    [2]
    """
    chance = Random(seed)  # noqa: S311 - an order, not a secret
    asked: list[tuple[int, str]] = []
    for pool in pools:
        taken = {question for question, _ in asked}
        free = [question for question in pool.questions if question not in taken]
        wanted = min(pool.count, len(free))
        chosen = free if wanted == len(free) else _least_met(free, wanted, met, chance)
        asked += [(question, pool.section) for question in chosen]
    if total is not None and total < len(asked):
        kept = set(_least_met([question for question, _ in asked], total, met, chance))
        asked = [(question, section) for question, section in asked if question in kept]
    if not shuffle:
        return [question for question, _ in asked]
    found: list[int] = []
    for _, together in groupby(asked, key=lambda each: each[1]):
        part = [question for question, _ in together]
        chance.shuffle(part)
        found += part
    return found


def _least_met(free: Sequence[int], wanted: int, met: Mapping[int, int], chance: Random) -> list[int]:
    """Draw so many, the least met first, and return them in the order in which they stand."""
    mixed = chance.sample(free, len(free))
    drawn = sorted(mixed, key=lambda question: met.get(question, 0))[:wanted]
    return sorted(drawn, key=free.index)


def sections_of(pools: Sequence[Pool]) -> dict[int, str]:
    """Return the heading under which each question stands."""
    found: dict[int, str] = {}
    for pool in pools:
        for question in pool.questions:
            found.setdefault(question, pool.section)
    return found


def option_order(option_total: int, *, shuffle: bool, seed: str) -> list[int]:
    """Return the order in which a question's options are shown."""
    order = list(range(option_total))
    if shuffle:
        Random(seed).shuffle(order)  # noqa: S311 - an order, not a secret
    return order
