"""Trying again what was parked."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.db import transaction

from foundations import registries
from learning_records.actions.consume import failure_of
from learning_records.actions.wake import wake_pump_on_commit
from learning_records.consumers import Consumer
from learning_records.models import ConsumerState, Parked
from learning_records.queries.actors import resolve, same_person_as
from learning_records.queries.batch import statements_at
from learning_records.vocabulary import ParkedBecause


class NothingToRelease(Exception):
    """No consumer of that name is there to take what it left lying."""


@dataclass(frozen=True, slots=True)
class Released:
    """How many statements went through, and how many still wait."""

    handled: int
    still_parked: int


@transaction.atomic
def release(consumer_name: str, *, actor: UUID | None = None) -> Released:
    """Hand a consumer what it has parked, in order; for one person when ``actor`` is given.

    What fails again stays, with everything later of that person. Waits for a batch that is under way.

    :raises NothingToRelease: when no such consumer is registered or has ever run.
    """
    wake_pump_on_commit()
    consumer: Consumer | None = registries.consumers.get(consumer_name)
    state = ConsumerState.objects.select_for_update().filter(name=consumer_name).first()
    if consumer is None or state is None:
        raise NothingToRelease(f"There is no consumer named {consumer_name!r} that has run.")
    parked = Parked.objects.filter(consumer=state)
    if actor is not None:
        parked = parked.filter(owner__in=same_person_as(resolve(actor)))
    return _hand_over(consumer, {row.position: row for row in parked})


def _hand_over(consumer: Consumer, rows: dict[int, Parked]) -> Released:
    waiting: set[UUID] = set()
    handled: list[int] = []
    for statement in statements_at(list(rows)):
        row = rows[statement.position]
        if statement.resolved_actor in waiting:
            _keep(row, ParkedBecause.BEHIND, "")
        elif error := failure_of(consumer, [statement]):
            _keep(row, ParkedBecause.FAILED, error)
            waiting.add(statement.resolved_actor)
        else:
            handled.append(row.pk)
    Parked.objects.filter(pk__in=handled).delete()
    return Released(handled=len(handled), still_parked=len(rows) - len(handled))


def _keep(row: Parked, because: ParkedBecause, error: str) -> None:
    row.because, row.error = because, error[:200]
    row.save(update_fields=["because", "error"])
