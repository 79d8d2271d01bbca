"""What was said of many people, and the version that is current: read together, in one query.

My learning asks for this at every visit, and each query there is one of twelve.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from django.db import connection

from competencies.queries.framework import CurrentFramework, tree_of
from competencies.rules.standing import DecisionFact, RatingFact

_FACTS: Final = """
SELECT version.framework_id, version.id, version.number, version.published_at,
    rating.person_id, rating.id, rating.competency_id, rating.kind, rating.level, rating.at,
    decision.id, decision.is_confirmed, decision.at
FROM (
    SELECT id, framework_id, number, published_at FROM competencies_frameworkversion
    ORDER BY framework_id, number DESC LIMIT 1
) version
LEFT JOIN competencies_rating rating ON rating.person_id = ANY(%s)
LEFT JOIN competencies_verificationitem item ON item.rating_id = rating.id
LEFT JOIN competencies_verificationdecision decision ON decision.item_id = item.id
"""


@dataclass(frozen=True)
class Facts:
    """The current framework, and each person's ratings and the decisions about them."""

    framework: CurrentFramework
    ratings: dict[int, list[RatingFact]] = field(default_factory=dict)
    decisions: dict[int, list[DecisionFact]] = field(default_factory=dict)


def facts_of(person_ids: Sequence[int]) -> Facts | None:
    """Return what was said of people; nothing where no framework is published. One query, and one more for a new version."""
    with connection.cursor() as cursor:
        cursor.execute(_FACTS, [list(person_ids)])
        rows = cursor.fetchall()
    if not rows:
        return None
    framework, version, number, published_at = rows[0][:4]
    found = Facts(CurrentFramework(framework, version, number, tree_of(version, published_at)))
    known: set[int] = set()
    for *_, person, rating, competency, kind, level, at, decision, is_confirmed, decided_at in rows:
        if rating is not None and rating not in known:
            known.add(rating)
            found.ratings.setdefault(person, []).append(RatingFact(rating, competency, kind, level, at))
        if decision is not None:
            found.decisions.setdefault(person, []).append(
                DecisionFact(decision, rating, is_confirmed, decided_at)
            )
    return found
