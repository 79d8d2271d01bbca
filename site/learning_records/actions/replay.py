"""Rebuilding a projection from nothing."""

from __future__ import annotations

from collections.abc import Callable

from django.db import transaction

from foundations import registries
from learning_records.actions.consume import ensure_state, handle_window
from learning_records.actions.sequence import number_statements
from learning_records.actions.wake import wake_pump_on_commit
from learning_records.consumers import Projection
from learning_records.models import ConsumerState, Parked
from learning_records.queries.batch import newest_position


class ReplayRefused(Exception):
    """What was named is not a projection, and only projections are replayed."""


def projection_named(name: str) -> Projection:
    """Return the projection with this name.

    :raises ReplayRefused: when there is none, or it is a reaction, which would do again what it did for people.
    """
    consumer = registries.consumers.get(name)
    if consumer is None:
        known = ", ".join(key for key, each in registries.consumers.items() if isinstance(each, Projection))
        raise ReplayRefused(f"There is no consumer named {name!r}. Projections: {known or 'none'}.")
    if not isinstance(consumer, Projection):
        raise ReplayRefused(f"{name!r} is a reaction: what it did for people is not done again.")
    return consumer


def replay(name: str, progress: Callable[[int, int], None] = lambda done, total: None) -> int:
    """Empty a projection and fill it from the ledger, in one transaction; return the positions read.

    Readers see the old values until it is done, and pumps pass by, so one is woken for what came meanwhile. What was parked is tried again in its place.

    :raises ReplayRefused: as ``projection_named`` does.
    """
    projection = projection_named(name)
    ensure_state(projection)
    number_statements()
    with transaction.atomic():
        wake_pump_on_commit()
        state = ConsumerState.objects.select_for_update().get(name=name)
        Parked.objects.filter(consumer=state).delete()
        projection.reset()
        state.position = state.started_from
        newest = newest_position()
        while state.position < newest:
            handle_window(projection, state)
            progress(state.position - state.started_from, newest - state.started_from)
        return max(newest - state.started_from, 0)
