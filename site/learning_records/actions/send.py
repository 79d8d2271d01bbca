"""Sending a task that the scheduler would come to by itself.

For whatever is only quicker when it is sent: it costs whoever sends it a second at most, once, and never raises.
"""

from __future__ import annotations

import logging
import time
from typing import Any

from celery import current_app, signature

_LEAVE_ALONE_SECONDS = 15
# The pool of connections that tasks usually go through tries again for seconds; this does not.
_AT_ONCE = {"max_retries": 0, "interval_start": 0, "socket_connect_timeout": 1, "socket_timeout": 1}

logger = logging.getLogger(__name__)


class Patience:
    """Until when, on this process's own clock, nothing is asked of a broker that did not answer."""

    _until = 0.0

    @classmethod
    def is_out(cls) -> bool:
        return time.monotonic() < cls._until

    @classmethod
    def lose(cls, task: str, problem: Exception) -> None:
        cls._until = time.monotonic() + _LEAVE_ALONE_SECONDS
        logger.warning("%s was not sent (%s); the scheduler will.", task, type(problem).__name__)

    @classmethod
    def regain(cls) -> None:
        cls._until = 0.0


def send_task(name: str, *arguments: Any) -> None:
    """Queue a task by its name, or leave it to the scheduler."""
    if Patience.is_out():
        return
    options = {**current_app.conf.broker_transport_options, **_AT_ONCE}
    try:
        with current_app.connection_for_write(transport_options=options) as connection:
            signature(name, args=arguments).apply_async(
                connection=connection, retry=False, ignore_result=True
            )
    except Exception as problem:
        Patience.lose(name, problem)
