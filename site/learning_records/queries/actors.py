"""Who an actor is, once it is known that some actors are one person.

Joins are few, so they are followed in the database, from what was asked for. A table keyed by actor keeps the
actor as the statement has it and is read through ``same_person_as``; then a join counts at once, and a replay gives
the same values whenever the join arrived.
"""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.db import connection

_FOLLOW = """
WITH RECURSIVE followed (asked, actor) AS (
  SELECT actor, stands_for FROM learning_records_actorjoin WHERE actor = ANY(%s)
  UNION
  SELECT asked, stands_for FROM followed JOIN learning_records_actorjoin USING (actor)
)
SELECT asked, actor FROM followed
WHERE NOT EXISTS (SELECT FROM learning_records_actorjoin further WHERE further.actor = followed.actor)
"""

_ALL_WHO = """
WITH RECURSIVE known (actor) AS (
  SELECT %s::uuid
  UNION
  SELECT joined.actor FROM known JOIN learning_records_actorjoin joined ON joined.stands_for = known.actor
)
SELECT actor FROM known
"""


def resolve(actor: UUID) -> UUID:
    """Return the actor who stands for this one; itself where nobody does. One query."""
    return resolve_many([actor])[actor]


def resolve_many(actors: Iterable[UUID]) -> dict[UUID, UUID]:
    """Return for each actor the one who stands for it. One query, whatever their number."""
    asked = list(set(actors))
    resolved = {actor: actor for actor in asked}
    if asked:
        with connection.cursor() as cursor:
            cursor.execute(_FOLLOW, [asked])
            resolved.update(cursor.fetchall())
    return resolved


def same_person_as(actor: UUID) -> frozenset[UUID]:
    """Return every actor who is the same person as this one, itself among them. Two queries."""
    with connection.cursor() as cursor:
        cursor.execute(_ALL_WHO, [resolve(actor)])
        return frozenset(row[0] for row in cursor.fetchall())
