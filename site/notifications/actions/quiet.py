"""Telling nobody by mail: for loads of made or past lives, whose messages are no news."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_is_quiet: ContextVar[bool] = ContextVar("notifications_are_quiet", default=False)


@contextmanager
def quietly() -> Iterator[None]:
    """Queue no mail in this block; what is told stands in the inbox alone."""
    before = _is_quiet.set(True)
    try:
        yield
    finally:
        _is_quiet.reset(before)


def is_quiet() -> bool:
    return _is_quiet.get()
