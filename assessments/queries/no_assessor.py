"""What waits for an assessor while nobody may be one: claims, observations and confirmations."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.timezone import localdate

from assessments.models import Observation
from competencies.models import VerificationRequest
from courses.models import PriorClaim
from people.queries.assessors import without_assessor, without_pool

Waiting = list[tuple[int, datetime]]


@dataclass(frozen=True, slots=True)
class Unanswered:
    """How many of each nobody can answer, and since which day the oldest waits."""

    claims: int = 0
    observations: int = 0
    confirmations: int = 0
    since: date | None = None

    @property
    def total(self) -> int:
        return self.claims + self.observations + self.confirmations


def unanswered(on: date) -> Unanswered:
    """Return what waits for an assessor and has none that day; seven queries at most, however much waits."""
    claims = _waiting(PriorClaim.objects.submitted().filter(assessor=None), "submitted_at")
    observations = _waiting(Observation.objects.in_the_pool(), "passed_on_at")
    confirmations = _waiting(VerificationRequest.objects.in_pool().filter(taken_by=None), "pooled_at")
    nobody = without_assessor({person for person, _ in claims}, on) if claims else set()
    pooled = {person for person, _ in (*observations, *confirmations)}
    no_pool = without_pool(pooled, on) if pooled else set()
    left = [_of(claims, nobody), _of(observations, no_pool), _of(confirmations, no_pool)]
    since = min((at for rows in left for _, at in rows), default=None)
    counts = [len(rows) for rows in left]
    return Unanswered(counts[0], counts[1], counts[2], localdate(since) if since else None)


def _waiting(rows: object, since: str) -> Waiting:
    found = rows.filter(person__isnull=False).order_by()  # type: ignore[attr-defined]  # of one of three models
    return list(found.values_list("person_id", since))


def _of(rows: Iterable[tuple[int, datetime]], people: set[int]) -> Waiting:
    return [(person, at) for person, at in rows if person in people]
