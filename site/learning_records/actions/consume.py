"""Giving one consumer its next statements: once, in order, whatever dies.

The consumer's row is locked, its handler runs and the row moves, all in one transaction. What a handler raises does
not stop the ledger: the batch is tried again one statement at a time, and a statement that fails alone is parked
together with everything later of the same person.
"""

from __future__ import annotations

import logging
import traceback
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from celery.exceptions import SoftTimeLimitExceeded
from django.db import InterfaceError, OperationalError, connection, transaction

from learning_records.consumers import Consumer
from learning_records.models import ConsumerState, Parked
from learning_records.queries.actors import resolve_many
from learning_records.queries.batch import newest_position, statements_between
from learning_records.rules.batch import PositionedStatement, split_by_waiting
from learning_records.vocabulary import ParkedBecause, Start

# Not the statement's fault: a deadlock, a lost connection, a worker told to stop.
TRY_AGAIN_LATER = (OperationalError, InterfaceError, SoftTimeLimitExceeded)

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Handled:
    """What one batch came to."""

    handled: int = 0
    parked: int = 0


def ensure_state(consumer: Consumer) -> None:
    """Give a consumer that is new its row, at the place from where it wants to read."""
    start = newest_position() if consumer.starts_from == Start.NOW else 0
    ConsumerState.objects.get_or_create(
        name=consumer.name, defaults={"started_from": start, "position": start}
    )


@transaction.atomic
def handle_next_batch(consumer: Consumer) -> Handled | None:
    """Handle a consumer's next batch, and return None when another process is at it."""
    state = ConsumerState.objects.select_for_update(skip_locked=True).filter(name=consumer.name).first()
    return handle_window(consumer, state) if state else None


def handle_window(consumer: Consumer, state: ConsumerState) -> Handled:
    """Handle the next statements of a consumer whose row the caller has locked, and move the row."""
    end = min(state.position + consumer.batch_size, newest_position())
    batch = statements_between(state.position, end, consumer.verbs)
    free, behind = split_by_waiting(batch, waiting_actors(state))
    _park(state, behind, ParkedBecause.BEHIND)
    parked = len(behind)
    if free and failure_of(consumer, free):
        parked += _one_by_one(consumer, state, free)
    state.position = max(end, state.position)
    state.save(update_fields=["position"])
    return Handled(handled=len(batch) - parked, parked=parked)


def waiting_actors(state: ConsumerState) -> set[UUID]:
    """Return the resolved actors of whom this consumer has something parked."""
    owners = Parked.objects.filter(consumer=state).values_list("owner", flat=True).distinct()
    return set(resolve_many(owners).values())


def failure_of(consumer: Consumer, statements: Sequence[PositionedStatement]) -> str:
    """Handle statements in a savepoint and return the class of what was raised, or an empty word.

    Foreign keys are checked now: deferred to the commit, one bad row would undo the batch for ever.

    :raises TRY_AGAIN_LATER: where the statements are not to blame.
    """
    try:
        with transaction.atomic():
            consumer.handle(statements)
            connection.check_constraints()
    except TRY_AGAIN_LATER:
        raise
    except Exception as problem:
        logger.warning(
            "%s failed at position %s: %s.", consumer.name, statements[0].position, _place_of(problem)
        )
        return type(problem).__name__
    return ""


def _place_of(problem: Exception) -> str:
    """Return the class of an error and our line that led to it, never its text, which may quote a person."""
    lines = traceback.extract_tb(problem.__traceback__)
    line = next((line for line in reversed(lines) if "site-packages" not in line.filename), lines[-1])
    return f"{type(problem).__name__} in {line.filename}, line {line.lineno}"


def _one_by_one(consumer: Consumer, state: ConsumerState, batch: Sequence[PositionedStatement]) -> int:
    """Handle each statement alone, park what fails and what follows of that person; return how many."""
    waiting: set[UUID] = set()
    parked = 0
    for statement in batch:
        if statement.resolved_actor in waiting:
            _park(state, [statement], ParkedBecause.BEHIND)
        elif error := failure_of(consumer, [statement]):
            _park(state, [statement], ParkedBecause.FAILED, error)
            waiting.add(statement.resolved_actor)
        else:
            continue
        parked += 1
    return parked


def _park(
    state: ConsumerState, statements: Sequence[PositionedStatement], because: ParkedBecause, error: str = ""
) -> None:
    Parked.objects.bulk_create(
        Parked(
            consumer=state,
            statement_id=statement.id,
            position=statement.position,
            owner=statement.owner,
            because=because,
            error=error[:200],
        )
        for statement in statements
    )
