"""What somebody may see of retention: everybody's and every area's figures, and their own employer's or cohort's."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from analytics.rules.tenure import Unit
from analytics.vocabulary import RetentionBy
from people.models import Group, Organisation, Person
from people.permissions import EVERYTHING, StatisticsScope, may_see_statistics
from people.vocabulary import GroupKind, OrganisationKind, ScopeKind

OPEN_TO_ALL_LEADS: Final = (RetentionBy.REGION, RetentionBy.ICB, RetentionBy.EMPLOYER_KIND)
_AREAS: Final = {OrganisationKind.REGION: RetentionBy.REGION, OrganisationKind.ICB: RetentionBy.ICB}


@dataclass(frozen=True, slots=True)
class OwnGroup:
    """A group for which somebody answers: by what it is found, its code and its name."""

    by: RetentionBy
    code: str
    name: str


@dataclass(frozen=True, slots=True)
class RetentionSight:
    """What one person may open; their own groups come first."""

    is_everything: bool
    own: tuple[OwnGroup, ...] = ()

    @property
    def groupings(self) -> tuple[RetentionBy, ...]:
        """The groupings worth offering, in the order of the vocabulary."""
        own = {group.by for group in self.own}
        return tuple(by for by in RetentionBy if self.is_everything or by in OPEN_TO_ALL_LEADS or by in own)

    @property
    def home(self) -> OwnGroup | None:
        """Where the page opens: at their own group, or, for the whole programme, at everybody."""
        return None if self.is_everything or not self.own else self.own[0]

    @property
    def unit(self) -> Unit:
        """The unit that the page leads with: the post for an employer, else the role."""
        return Unit.POST if self.home and self.home.by is RetentionBy.EMPLOYER else Unit.ROLE

    def own_group(self, by: RetentionBy | None, code: str) -> OwnGroup | None:
        return next((group for group in self.own if (group.by, group.code) == (by, code)), None)

    def may_open(self, by: RetentionBy | None, code: str) -> bool:
        """Return whether they may see a group; other employers' and other cohorts' figures are not theirs."""
        return self.is_everything or by is None or by in OPEN_TO_ALL_LEADS or bool(self.own_group(by, code))


def retention_sight(person: Person, on: date) -> RetentionSight | None:
    """Return what a person may see of retention that day; None for nobody's lead. Three queries at most."""
    scopes = may_see_statistics(person, on)
    if not scopes:
        return None
    if EVERYTHING in scopes:
        return RetentionSight(is_everything=True)
    own = [*_own_organisations(scopes), *_own_cohorts(scopes)]
    return RetentionSight(is_everything=False, own=tuple(own))


def _own_organisations(scopes: Iterable[StatisticsScope]) -> list[OwnGroup]:
    """Return the areas led and the employers administered; a network or practice is shown people, not figures."""
    held = {
        (scope.id, scope.as_employer)
        for scope in scopes
        if scope.kind == ScopeKind.ORGANISATION and scope.id is not None
    }
    if not held:
        return []
    rows = Organisation.objects.filter(pk__in={pk for pk, _ in held}).order_by("name", "pk")
    own = []
    for pk, code, kind, name in rows.values_list("pk", "code", "kind", "name"):
        area = _AREAS.get(OrganisationKind(kind))
        if area is not None:
            own.append(OwnGroup(area, code, name))
        elif (pk, True) in held:
            own.append(OwnGroup(RetentionBy.EMPLOYER, code, name))
    return own


def _own_cohorts(scopes: Iterable[StatisticsScope]) -> list[OwnGroup]:
    ids = {scope.id for scope in scopes if scope.kind == ScopeKind.GROUP and scope.id is not None}
    if not ids:
        return []
    cohorts = Group.objects.of_kind(GroupKind.COHORT).filter(pk__in=ids).order_by("name", "pk")
    return [OwnGroup(RetentionBy.COHORT, slug, name) for slug, name in cohorts.values_list("slug", "name")]
