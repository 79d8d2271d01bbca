"""How far behind the ledger each consumer is."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import connection
from django.db.models import Count

from foundations import registries
from learning_records.consumers import Consumer
from learning_records.models import ConsumerState, Unnumbered
from learning_records.queries.batch import newest_position
from learning_records.vocabulary import Start

# The oldest statement beyond a position: the next numbered one, else the oldest without a number.
_WAITING = """
SELECT extract(epoch FROM clock_timestamp() - stored_at)
FROM learning_records_statement WHERE id = coalesce(
  (SELECT statement_id FROM learning_records_position WHERE position > %s ORDER BY position LIMIT 1),
  (SELECT statement_id FROM learning_records_unnumbered ORDER BY statement_id LIMIT 1))
"""


@dataclass(frozen=True, slots=True)
class ConsumerLag:
    """One consumer: statements not read yet, how long the oldest has waited, and how many lie parked."""

    name: str
    behind: int
    oldest_waiting_seconds: float
    parked: int


def consumer_lag() -> list[ConsumerLag]:
    """Return the lag of every registered consumer, by name. Three queries, and one for each that is behind."""
    ahead = newest_position()
    unnumbered = Unnumbered.objects.count()
    states = {state.name: state for state in ConsumerState.objects.annotate(lying=Count("parked"))}
    return [_lag(consumer, states.get(consumer.name), ahead, unnumbered) for consumer in registries.consumers]


def _lag(consumer: Consumer, state: ConsumerState | None, newest: int, unnumbered: int) -> ConsumerLag:
    """Return the lag of one consumer. One that is new, and begins with what comes, has nothing before it to read."""
    begins_at = newest if consumer.starts_from == Start.NOW else 0
    reached = state.position if state else begins_at
    behind = newest - reached + unnumbered
    waited = _oldest_waiting_seconds(reached) if behind else 0.0
    return ConsumerLag(consumer.name, behind, waited, getattr(state, "lying", 0))


def _oldest_waiting_seconds(position: int) -> float:
    with connection.cursor() as cursor:
        cursor.execute(_WAITING, [position])
        row = cursor.fetchone()
    return max(float(row[0]), 0.0) if row else 0.0
