"""What is read once for a request and asked for many times in it.

Nothing outlives the request: the next one reads again, and outside a request (a command, a worker, a test of an action)
every call reads. So nobody acts on what somebody else has changed since.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from typing import Any, Generic, TypeVar

from asgiref.local import Local
from django.core.signals import request_finished, request_started

Value = TypeVar("Value")

_request = Local()


class PerRequest(Generic[Value]):
    """Values of one kind by their keys, kept to the end of the request in which they were first asked for."""

    def get(self, key: Hashable, read: Callable[[], Value]) -> Value:
        """Return the value of a key, calling ``read`` unless this request has called it."""
        kept: dict[Any, Any] | None = getattr(_request, "kept", None)
        if kept is None:
            return read()
        if (self, key) not in kept:
            kept[self, key] = read()
        value: Value = kept[self, key]
        return value

    def forget(self, **kwargs: Any) -> None:
        """Let the next call read again; for whoever changes within a request what was read in it."""
        kept: dict[Any, Any] = getattr(_request, "kept", None) or {}
        for each in [each for each in kept if each[0] is self]:
            del kept[each]


@contextmanager
def read_once() -> Iterator[None]:
    """Keep what is read for as long as this lasts, where no request keeps it already."""
    if getattr(_request, "kept", None) is not None:
        yield
        return
    _request.kept = {}
    try:
        yield
    finally:
        _request.kept = None


def begin_request(**kwargs: Any) -> None:
    _request.kept = {}


def end_request(**kwargs: Any) -> None:
    _request.kept = None


request_started.connect(begin_request, dispatch_uid="foundations.per_request.open")
request_finished.connect(end_request, dispatch_uid="foundations.per_request.close")
