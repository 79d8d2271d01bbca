"""What a consumer is given, and which of it has to wait."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from learning_records.rules.statement import Context, Result
from learning_records.vocabulary import ActivityType, Verb


@dataclass(frozen=True, slots=True)
class PositionedStatement:
    """A statement at its place in the order.

    ``actor`` is who the statement names; ``resolved_actor`` is who that person is known to be when it is handled.
    A voiding statement goes in the order of the person whose statement it voids (``owner``); ``voids`` names it.
    """

    position: int
    id: UUID
    actor: UUID
    owner: UUID
    resolved_actor: UUID
    verb: Verb
    activity_id: UUID
    activity_type: ActivityType
    activity_title: str
    happened_at: datetime
    stored_at: datetime
    result: Result
    context: Context

    @property
    def voids(self) -> UUID | None:
        return self.activity_id if self.verb == Verb.VOIDED else None


def split_by_waiting(
    batch: Iterable[PositionedStatement], waiting: Collection[UUID]
) -> tuple[list[PositionedStatement], list[PositionedStatement]]:
    """Return what may be handled, and what waits because an earlier statement of the same person does.

    ``waiting`` holds resolved actors.
    """
    free: list[PositionedStatement] = []
    behind: list[PositionedStatement] = []
    for statement in batch:
        (behind if statement.resolved_actor in waiting else free).append(statement)
    return free, behind
