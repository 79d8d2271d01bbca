"""Waking the pump after a commit.

A wake-up is a kindness, never a need: the scheduler runs the pump each minute in any case. So many are made one, and a
cache or broker that does not answer is noted and then left alone for a while.
"""

from __future__ import annotations

import logging

from django.core.cache import cache
from django.db import transaction

from learning_records.actions.send import Patience, send_task

TASK = "learning_records.pump"
_AWAKE = "learning_records:pump-is-woken"
_AWAKE_SECONDS = 10

logger = logging.getLogger(__name__)


def wake_pump_on_commit() -> None:
    """Ask for the pump once this transaction has committed; asking again in the same transaction adds nothing."""
    connection = transaction.get_connection()
    if not any(waiting[1] is wake_pump for waiting in connection.run_on_commit):
        transaction.on_commit(wake_pump, robust=True)


def wake_pump() -> None:
    """Queue the pump, unless it is queued already and has not begun. Never raises."""
    if Patience.is_out():
        return
    try:
        is_first = cache.add(_AWAKE, 1, timeout=_AWAKE_SECONDS)
    except Exception as problem:
        Patience.lose(TASK, problem)
        return
    if is_first:
        send_task(TASK)


def pump_begins() -> None:
    """Let the next commit queue the pump again. Called before it reads, so that nothing slips between."""
    try:
        cache.delete(_AWAKE)
    except Exception as problem:
        logger.warning("The cache did not answer (%s); the pump goes on.", type(problem).__name__)
