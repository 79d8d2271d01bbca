"""Saying that two actors are one person."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction

from learning_records.actions.locks import Lock, hold
from learning_records.models import ActorJoin
from learning_records.queries.actors import resolve_many


@transaction.atomic
def join_actors(*, actor: UUID, stands_for: UUID, at: datetime) -> ActorJoin | None:
    """Say that ``actor`` is the person whom ``stands_for`` names, from now on wherever statements are read.

    Who is already known to be the same person stays so: then nothing is written and None is returned, which also
    keeps joins from ever running in a circle.
    """
    hold(Lock.JOINS)
    resolved = resolve_many([actor, stands_for])
    if resolved[actor] == resolved[stands_for]:
        return None
    return ActorJoin.objects.create(actor=resolved[actor], stands_for=resolved[stands_for], at=at)
