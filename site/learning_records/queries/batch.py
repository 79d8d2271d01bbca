"""Statements as consumers read them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from django.db import connection

from learning_records.queries.actors import resolve_many
from learning_records.rules.batch import PositionedStatement
from learning_records.rules.statement import Context, Result, extra_in, title_in
from learning_records.vocabulary import ActivityType, Verb

# A voiding statement belongs, for its order, to the person whose statement it voids.
_READ = """
SELECT p.position, s.id, s.actor, coalesce(voided.actor, s.actor),
       s.verb, s.activity_id, s.activity_type, s.happened_at, s.stored_at,
       s.score_scaled, s.score_raw, s.score_max, s.success, s.completion, s.duration,
       s.programme, s.module, s.year, s.revision_id, s.content_hash, s."group", s.employer, s.place, s.body::text
FROM learning_records_position p
JOIN learning_records_statement s ON s.id = p.statement_id
LEFT JOIN learning_records_statement voided ON s.verb = 'voided' AND voided.id = s.activity_id
"""
_WINDOW = "WHERE p.position > %s AND p.position <= %s"
_LISTED = "WHERE p.position = ANY(%s)"
_ORDER = " ORDER BY p.position"


def statements_between(
    after: int, up_to: int, verbs: frozenset[Verb] | None = None
) -> list[PositionedStatement]:
    """Return the statements after one position up to and with another, in order. Two queries."""
    if verbs is None:
        return _read(_READ + _WINDOW + _ORDER, [after, up_to])
    words = [verb.value for verb in verbs]
    return _read(_READ + _WINDOW + " AND s.verb = ANY(%s)" + _ORDER, [after, up_to, words])


def statements_at(positions: Sequence[int]) -> list[PositionedStatement]:
    """Return the statements at these positions, in order. Two queries."""
    return _read(_READ + _LISTED + _ORDER, [list(positions)])


def newest_position() -> int:
    """Return the last position given; 0 in an empty ledger."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT coalesce(max(position), 0) FROM learning_records_position")
        return int(cursor.fetchone()[0])


def _read(sql: str, parameters: list[Any]) -> list[PositionedStatement]:
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        rows = cursor.fetchall()
    resolved = resolve_many(row[3] for row in rows)
    return [_statement(row, resolved) for row in rows]


def _statement(row: tuple[Any, ...], resolved: dict[Any, Any]) -> PositionedStatement:
    body = json.loads(row[23])
    return PositionedStatement(
        position=row[0],
        id=row[1],
        actor=row[2],
        owner=row[3],
        resolved_actor=resolved[row[3]],
        verb=Verb(row[4]),
        activity_id=row[5],
        activity_type=ActivityType(row[6]),
        activity_title=title_in(body),
        happened_at=row[7],
        stored_at=row[8],
        result=_result(row[9:15]),
        context=_context(row[15:23], body),
    )


def _result(values: tuple[Any, ...]) -> Result:
    scaled, raw, largest = (None if score is None else float(score) for score in values[:3])
    success, completion, duration = values[3:]
    return Result(scaled, raw, largest, success, completion, duration)


def _context(values: tuple[Any, ...], body: dict[str, Any]) -> Context:
    programme, module, year, revision_id, content_hash, group, employer, place = values
    return Context(programme, module, year, revision_id, content_hash, group, employer, place, extra_in(body))
