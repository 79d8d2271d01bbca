"""Which questions an attempt asks, and in which order.

The draw hangs on the attempt's own seed alone, so that a second look draws the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random


@dataclass(frozen=True, slots=True)
class Pool:
    """Questions from which ``count`` are drawn; a fixed question is a pool of one."""

    questions: tuple[int, ...]
    count: int = 1


def draw(pools: Sequence[Pool], *, total: int | None, shuffle: bool, seed: str) -> list[int]:
    """Return the questions to ask, each once, in the order in which to ask them.

    Each pool gives as many as it can of what it is asked for. ``total`` then draws from all of these.

    >>> draw([Pool((1,)), Pool((2,))], total=None, shuffle=False, seed="a")
    [1, 2]
    """
    chance = Random(seed)  # noqa: S311 - an order, not a secret
    asked: list[int] = []
    for pool in pools:
        free = [question for question in pool.questions if question not in asked]
        wanted = min(pool.count, len(free))
        asked += free if wanted == len(free) else sorted(chance.sample(free, wanted), key=free.index)
    if total is not None and total < len(asked):
        chosen = set(chance.sample(asked, total))
        asked = [question for question in asked if question in chosen]
    if shuffle:
        chance.shuffle(asked)
    return asked


def option_order(option_total: int, *, shuffle: bool, seed: str) -> list[int]:
    """Return the order in which a question's options are shown."""
    order = list(range(option_total))
    if shuffle:
        Random(seed).shuffle(order)  # noqa: S311 - an order, not a secret
    return order
