"""Which group a tenure belongs to on the as-at date.

A post is placed where it was worked on the as-at date, or on its last day where it had ended by then; the place
belongs to the areas it lay in on the as-at date, so that history is told in the boundaries of that date. A place that
had itself ended by then keeps its last parent. A role spell is placed by its main post. A person belongs to the cohort
they joined latest, whether or not they are still in it. What cannot be found is not guessed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from uuid import UUID

from analytics.rules.tenure import PostRecord, Tenure
from foundations.period import Period

_LEVELS_AT_MOST = 12


@dataclass(frozen=True, slots=True)
class Place:
    """An organisation as grouping needs it."""

    code: str
    name: str
    kind: str


@dataclass(frozen=True, slots=True)
class GroupName:
    """A group by its name; the code keeps two of one name apart."""

    name: str
    code: str = ""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Where posts were worked, what those places belonged to, and who was in which cohort; each with its days."""

    places: Mapping[int, Place] = field(default_factory=dict)
    parents: Mapping[int, Sequence[tuple[Period, int]]] = field(default_factory=dict)
    deployments: Mapping[int, Sequence[tuple[Period, int]]] = field(default_factory=dict)
    cohorts: Mapping[UUID, Sequence[tuple[Period, GroupName]]] = field(default_factory=dict)

    def area_of(self, tenure: Tenure, kind: str, as_at: date) -> GroupName | None:
        """Return the region or board in which a tenure is placed."""
        place = self._place_of(tenure.main_post, as_at)
        for _ in range(_LEVELS_AT_MOST):
            if place is None or place not in self.places:
                return None
            if self.places[place].kind == kind:
                return GroupName(self.places[place].name, self.places[place].code)
            place = _latest_by(self.parents.get(place, ()), as_at)
        return None

    def employer_of(self, tenure: Tenure) -> GroupName | None:
        employer = self.places.get(tenure.main_post.employer or 0)
        return GroupName(employer.name, employer.code) if employer else None

    def employer_kind_of(self, tenure: Tenure) -> GroupName | None:
        employer = self.places.get(tenure.main_post.employer or 0)
        return GroupName(employer.kind, employer.kind) if employer else None

    def cohort_of(self, tenure: Tenure, as_at: date) -> GroupName | None:
        joined = [one for one in self.cohorts.get(tenure.person, ()) if one[0].start <= as_at]
        return max(joined, key=lambda one: one[0].start)[1] if joined else None

    def _place_of(self, post: PostRecord, as_at: date) -> int | None:
        day = as_at if post.ended_on is None else post.ended_on - timedelta(days=1)
        deployments = self.deployments.get(post.post, ())
        return next((place for period, place in deployments if period.contains(day)), None)


def _latest_by(dated: Sequence[tuple[Period, int]], day: date) -> int | None:
    """Return what holds on a day, or held last before it."""
    begun = [one for one in dated if one[0].start <= day]
    return max(begun, key=lambda one: one[0].start)[1] if begun else None
