"""Waking the pump after a commit.

A wake-up is a kindness, never a need: the scheduler runs the pump each minute in any case. So a broker or cache that
does not answer is noted, costs the request at most a moment once, and is then left alone for a while.
"""

from __future__ import annotations

import logging
import time

from celery import current_app, signature
from django.core.cache import cache
from django.db import transaction

TASK = "learning_records.pump"
_AWAKE = "learning_records:pump-is-woken"
_AWAKE_SECONDS = 10
_LEAVE_ALONE_SECONDS = 15
# The pool of connections that tasks usually go through tries again for seconds; a wake-up does not.
_AT_ONCE = {"max_retries": 0, "interval_start": 0, "socket_connect_timeout": 1, "socket_timeout": 1}

logger = logging.getLogger(__name__)


class _Patience:
    """Until when, on this process's own clock, nothing is asked of a broker that did not answer."""

    until = 0.0


def wake_pump_on_commit() -> None:
    """Ask for the pump once this transaction has committed; asking again in the same transaction adds nothing."""
    connection = transaction.get_connection()
    if not any(waiting[1] is wake_pump for waiting in connection.run_on_commit):
        transaction.on_commit(wake_pump, robust=True)


def wake_pump() -> None:
    """Queue the pump, unless it is queued already and has not begun. Never raises."""
    if time.monotonic() < _Patience.until:
        return
    try:
        if cache.add(_AWAKE, 1, timeout=_AWAKE_SECONDS):
            _queue()
    except Exception as problem:
        _Patience.until = time.monotonic() + _LEAVE_ALONE_SECONDS
        logger.warning("The pump was not woken (%s); the scheduler will.", type(problem).__name__)


def _queue() -> None:
    options = {**current_app.conf.broker_transport_options, **_AT_ONCE}
    with current_app.connection_for_write(transport_options=options) as connection:
        signature(TASK).apply_async(connection=connection, retry=False, ignore_result=True)


def pump_begins() -> None:
    """Let the next commit queue the pump again. Called before it reads, so that nothing slips between."""
    try:
        cache.delete(_AWAKE)
    except Exception as problem:
        logger.warning("The cache did not answer (%s); the pump goes on.", type(problem).__name__)
