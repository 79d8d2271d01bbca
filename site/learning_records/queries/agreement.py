"""Whether the ledger is whole, and whether the storeys above agree with it."""

from __future__ import annotations

from collections.abc import Iterator

from django.db import connection

from foundations import registries
from foundations.registries import Disagreement
from learning_records.models import ConsumerState
from learning_records.queries.batch import newest_position

_WITHOUT_PLACE = """
SELECT s.id FROM learning_records_statement s
WHERE NOT EXISTS (SELECT FROM learning_records_position p WHERE p.statement_id = s.id)
  AND NOT EXISTS (SELECT FROM learning_records_unnumbered u WHERE u.statement_id = s.id)
ORDER BY s.id
"""
_PLACE_WITHOUT_STATEMENT = """
SELECT p.position FROM learning_records_position p
WHERE NOT EXISTS (SELECT FROM learning_records_statement s WHERE s.id = p.statement_id)
ORDER BY p.position
"""
_GAPS = "SELECT coalesce(max(position), 0) - count(*) FROM learning_records_position"
_VOIDS_NOTHING = """
SELECT s.id FROM learning_records_statement s
WHERE s.verb = 'voided'
  AND NOT EXISTS (SELECT FROM learning_records_statement voided WHERE voided.id = s.activity_id)
ORDER BY s.id
"""


def disagreements() -> Iterator[tuple[str, Disagreement]]:
    """Return every disagreement there is, each with the check that found it; nothing where all is well."""
    for disagreement in _ledger_is_whole():
        yield "learning_records", disagreement
    for name, check in registries.agrees_with_ledger.items():
        for disagreement in check():
            yield name, disagreement


def _ledger_is_whole() -> Iterator[Disagreement]:
    for statement in _column(_WITHOUT_PLACE):
        yield Disagreement("A statement that no consumer will ever read", str(statement))
    for position in _column(_PLACE_WITHOUT_STATEMENT):
        yield Disagreement("A position without its statement", str(position))
    for statement in _column(_VOIDS_NOTHING):
        yield Disagreement("A statement voids one that is not there", str(statement))
    if missing := _column(_GAPS)[0]:
        yield Disagreement("Positions are missing", f"{missing} of {newest_position()}")
    for state in ConsumerState.objects.filter(position__gt=newest_position()).order_by("name"):
        yield Disagreement("A consumer has read beyond the end", f"{state.name} at {state.position}")


def _column(sql: str) -> list[object]:
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return [row[0] for row in cursor.fetchall()]
