"""How an action that takes long says how far it has come."""

from __future__ import annotations

from collections.abc import Callable

Progress = Callable[[int, int], None]
"""Called with how many are done, of how many."""


def silent(done: int, total: int) -> None:
    """Say nothing."""
