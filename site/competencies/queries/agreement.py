"""Whether ratings and the ledger say the same."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db import connection

from foundations.registries import Disagreement
from learning_records.queries.actors import resolve_many
from people.models import Person

_UNSAID = """
SELECT rating.uuid FROM competencies_rating rating
JOIN competencies_competency competency ON competency.id = rating.competency_id
WHERE NOT EXISTS (
  SELECT FROM learning_records_statement said
  WHERE said.id = rating.statement AND said.verb = 'rated' AND said.activity_id = competency.uuid
    AND said.score_raw = rating.level
)
ORDER BY rating.id
"""
_UNKEPT = """
SELECT said.id FROM learning_records_statement said
WHERE said.verb = 'rated' AND said.activity_type = 'competency'
  AND NOT EXISTS (SELECT FROM competencies_rating rating WHERE rating.statement = said.id)
  AND NOT EXISTS (
    SELECT FROM learning_records_statement voiding
    WHERE voiding.verb = 'voided' AND voiding.activity_id = said.id
  )
ORDER BY said.id
"""
_ACTORS = """
SELECT rating.uuid, said.actor, rating.person_id FROM competencies_rating rating
JOIN learning_records_statement said ON said.id = rating.statement
WHERE rating.person_id IS NOT NULL
  AND said.actor <> (SELECT actor FROM people_person WHERE id = rating.person_id)
ORDER BY rating.id
"""


def ratings_agree() -> Iterator[Disagreement]:
    """Return each rating without its statement, each statement without its rating, and each that speaks of another person."""
    for (rating,) in _rows(_UNSAID):
        yield Disagreement("A rating has no statement that says the same", str(rating))
    for (statement,) in _rows(_UNKEPT):
        yield Disagreement("A statement tells of a rating that is not kept", str(statement))
    others = _rows(_ACTORS)
    who = resolve_many(actor for _, actor, _ in others)
    actors = dict(Person.objects.filter(pk__in=[person for *_, person in others]).values_list("pk", "actor"))
    for rating, actor, person in others:
        if who[actor] != actors.get(person):
            yield Disagreement("A rating and its statement speak of different people", str(rating))


def _rows(query: str) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(query)
        found: list[tuple[Any, ...]] = cursor.fetchall()
    return found
