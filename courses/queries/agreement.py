"""Whether the tables of progress and the ledger say the same."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

from django.db import connection

from foundations.registries import Disagreement
from learning_records.queries.actors import resolve_many
from learning_records.vocabulary import ActivityType
from people.models import Person

Pair = tuple[UUID, UUID]

_STATE = """
SELECT person.actor, activity.uuid FROM {table} row
JOIN people_person person ON person.id = row.person_id
JOIN courses_activity activity ON activity.id = row.activity_id
WHERE row.completed_at IS NOT NULL {also}
"""
_SAID = """
SELECT said.actor, said.activity_id FROM learning_records_statement said
WHERE said.verb = 'completed' AND said.activity_type = ANY(%s)
AND NOT EXISTS (
  SELECT FROM learning_records_statement voiding
  WHERE voiding.verb = 'voided' AND voiding.activity_id = said.id
)
"""
_STEPS = [
    ActivityType.LESSON, ActivityType.ASSESSMENT, ActivityType.STEP, ActivityType.ASSIGNMENT,
    ActivityType.OBSERVATION, ActivityType.SESSION,
]  # fmt: skip
_ROUTES = [ActivityType.YEAR, ActivityType.PATHWAY, ActivityType.PROGRAMME]


def steps_agree() -> Iterator[Disagreement]:
    """Return each completed step without its statement, and each statement without its row."""
    yield from _compare("step", "courses_stepprogress", _STEPS)


def modules_agree() -> Iterator[Disagreement]:
    yield from _compare("module", "courses_moduleprogress", [ActivityType.MODULE])


def routes_agree() -> Iterator[Disagreement]:
    """Compare years, pathways and programmes; what was only recognised is no completion."""
    yield from _compare("route", "courses_routeprogress", _ROUTES, "AND NOT row.is_recognised")


def _compare(what: str, table: str, kinds: list[ActivityType], also: str = "") -> Iterator[Disagreement]:
    """Compare in the database first; only what differs is read, and then by who each actor is now."""
    state, said = _STATE.format(table=table, also=also), _SAID
    words = [str(kind.value) for kind in kinds]
    unsaid = _pairs(f"{state} EXCEPT {said}", words)
    unkept = _pairs(f"{said} EXCEPT {state}", words)
    who = resolve_many(actor for actor, _ in (*unsaid, *unkept))
    said_by = {(who[actor], activity) for actor, activity in unkept}
    for actor, activity in unsaid:
        if (who[actor], activity) not in said_by:
            yield Disagreement(f"A completed {what} has no statement", f"{actor} {activity}")
    known = set(Person.objects.filter(actor__in=who.values()).values_list("actor", flat=True))
    kept = set(_pairs(state, None)) if unkept else set()
    for actor, activity in unkept:
        if who[actor] in known and (who[actor], activity) not in kept:
            yield Disagreement(f"A statement completes a {what} that is not completed", f"{actor} {activity}")


def _pairs(query: str, kinds: list[str] | None) -> list[Pair]:
    with connection.cursor() as cursor:
        cursor.execute(query, [kinds] if kinds is not None else [])
        found: list[Pair] = cursor.fetchall()
    return found
