"""What is on record, as the planning of a file of posts needs it: plain values, nothing to save."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import TypeAlias
from uuid import UUID

from foundations.period import Period
from people.rules.succession import Stretch

PersonKey: TypeAlias = int | str
"""A person's id; for somebody who is not on record yet, their address."""
EmployerKey: TypeAlias = int | str
"""An organisation's id; for an employer that is still to be made, its name as names are compared."""


@dataclass(frozen=True, slots=True)
class KnownPerson:
    id: int
    actor: UUID
    name: str
    email: str
    ref: str


@dataclass(frozen=True, slots=True)
class PostFacts:
    """What a post is, on record or by a row; equal facts need no change."""

    person: PersonKey
    role_id: int
    employer: EmployerKey
    fte: Decimal | None
    started_on: date
    observed_from: date
    ended_on: date | None
    leaving_reason: str
    ref: str

    @property
    def period(self) -> Period:
        return Period(self.started_on, self.ended_on)

    @property
    def holding(self) -> tuple[PersonKey, EmployerKey, int]:
        """Whose, with whom and as what: one at a time."""
        return self.person, self.employer, self.role_id


@dataclass(frozen=True, slots=True)
class KnownPost:
    id: int
    uuid: UUID
    facts: PostFacts
    last_confirmed_on: date | None
    places: tuple[Stretch[int], ...] = ()
    funders: tuple[Stretch[str], ...] = ()


@dataclass(frozen=True, slots=True)
class KnownOrganisation:
    id: int
    name: str
    is_area: bool
    has_ended: bool


@dataclass(frozen=True, slots=True)
class PastPost:
    """A post of somebody who has ended it, for recognising them at a new address."""

    person: str
    ended_on: date


@dataclass(frozen=True)
class Known:
    people_by_address: Mapping[str, KnownPerson] = field(default_factory=dict)
    people_by_ref: Mapping[str, KnownPerson] = field(default_factory=dict)
    past_posts_by_name: Mapping[str, Sequence[PastPost]] = field(default_factory=dict)
    posts: Sequence[KnownPost] = ()
    roles: Mapping[str, int] = field(default_factory=dict)
    organisations_by_code: Mapping[str, KnownOrganisation] = field(default_factory=dict)
    organisations_by_name: Mapping[str, Sequence[KnownOrganisation]] = field(default_factory=dict)
