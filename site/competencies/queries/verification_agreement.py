"""Whether decisions and sign-offs say the same as the ledger."""

from __future__ import annotations

from collections.abc import Iterator

from django.db import connection

from foundations.registries import Disagreement

_UNSAID = """
SELECT decision.id FROM competencies_verificationdecision decision
JOIN competencies_verificationitem item ON item.id = decision.item_id
JOIN competencies_rating rating ON rating.id = item.rating_id
JOIN competencies_competency competency ON competency.id = rating.competency_id
WHERE NOT EXISTS (
  SELECT FROM learning_records_statement said
  WHERE said.id = decision.statement AND said.verb = 'verified' AND said.activity_id = competency.uuid
    AND said.score_raw = rating.level AND said.success = decision.is_confirmed
)
ORDER BY decision.id
"""
_UNKEPT = """
SELECT said.id FROM learning_records_statement said
WHERE said.verb = 'verified' AND said.activity_type = 'competency'
  AND NOT EXISTS (SELECT FROM competencies_verificationdecision decision WHERE decision.statement = said.id)
  AND NOT EXISTS (
    SELECT FROM learning_records_statement voiding
    WHERE voiding.verb = 'voided' AND voiding.activity_id = said.id
  )
ORDER BY said.id
"""
_UNSIGNED = """
SELECT decision.id FROM competencies_signoffdecision decision
WHERE decision.is_signed AND NOT EXISTS (
  SELECT FROM learning_records_statement said
  WHERE said.id = decision.statement AND said.verb = 'completed' AND said.activity_type = 'framework'
)
ORDER BY decision.id
"""


def verifications_agree() -> Iterator[Disagreement]:
    """Return each decision without its statement, each statement without its decision, and each sign-off unsaid."""
    for said, query in (
        ("A decision has no statement that says the same", _UNSAID),
        ("A statement tells of a decision that is not kept", _UNKEPT),
        ("A sign-off has no completion in the ledger", _UNSIGNED),
    ):
        with connection.cursor() as cursor:
            cursor.execute(query)
            for (number,) in cursor.fetchall():
                yield Disagreement(said, str(number))
