"""The purposes for which one person may see another, and the one place that knows who that is.

``Person.objects.visible_to`` and the page *who sees what* both read the registry of purposes, so nothing can reach a
lead that the person is not told of. A purpose has paths: each leads from a viewer to the people seen, and back from a
person to the viewers. A path never leads through an area: above one network or employer, leads see figures.

A higher storey adds a purpose by registering a ``SightPurpose`` under its own code.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from django.db.models import Exists, OuterRef, Q, QuerySet

from people.models import Person, Responsibility
from people.models.dated import not_over_on, runs_on
from people.permissions import Held, held_by, holds
from people.vocabulary import NEIGHBOURHOOD_KINDS, OrganisationKind, ResponsibilityKind


@dataclass(frozen=True)
class Viewer:
    """One who may see a person, and by which responsibility; the scope in words."""

    person_id: int
    name: str
    as_what: str
    over: str


class Path(Protocol):
    def seen_by(self, viewer: Person, on: date) -> Q:
        """Return the condition on ``Person`` that the viewer sees them."""

    def viewers_of(self, person_id: int, on: date) -> Sequence[Viewer]:
        """Return who sees a person; one query at most."""


@dataclass(frozen=True)
class SightPurpose:
    """Who sees whom, which fields (in words, said to the person seen), and why."""

    code: str
    order: int
    title: str
    fields: tuple[str, ...]
    why: str
    paths: tuple[Path, ...]

    def seen_by(self, viewer: Person, on: date) -> Q:
        seen = Q(pk__in=())
        for path in self.paths:
            seen |= path.seen_by(viewer, on)
        return seen

    def viewers_of(self, person_id: int, on: date) -> list[Viewer]:
        viewers = {viewer: None for path in self.paths for viewer in path.viewers_of(person_id, on)}
        return sorted(viewers, key=lambda viewer: (viewer.name.casefold(), viewer.person_id, viewer.over))


class SelfPath:
    """Everybody sees themselves."""

    def seen_by(self, viewer: Person, on: date) -> Q:
        return Q(pk=viewer.pk)

    def viewers_of(self, person_id: int, on: date) -> Sequence[Viewer]:
        return ()


@dataclass(frozen=True)
class ResponsibilityPath:
    """From a responsibility along dated rows to a person.

    ``seen`` is the lookup from ``Responsibility`` to the person's id; ``dated`` are the prefixes, along it, of rows that
    must run that day, ``coming`` those that may also begin later. All conditions go into one ``filter``, so that they speak of the same joined rows.
    """

    kinds: tuple[ResponsibilityKind, ...]
    seen: str
    dated: tuple[str, ...] = ()
    organisation_kinds: tuple[OrganisationKind, ...] = ()
    coming: tuple[str, ...] = ()

    def _rows(self, on: date, extra: Q) -> QuerySet[Responsibility]:
        condition = Q(kind__in=self.kinds) & runs_on(on) & extra
        if self.organisation_kinds:
            condition &= Q(organisation__kind__in=self.organisation_kinds)
        for prefix in self.dated:
            condition &= runs_on(on, prefix)
        for prefix in self.coming:
            condition &= not_over_on(on, prefix)
        return Responsibility.objects.filter(condition)

    def seen_by(self, viewer: Person, on: date) -> Q:
        ids = [each.id for each in held_by(viewer, on) if self._leads_from(each)]
        if not ids:
            return Q(pk__in=())
        rows = self._rows(on, Q(pk__in=ids))
        return Q(pk__in=rows.values(self.seen)) & ~Q(pk=viewer.pk)

    def _leads_from(self, held: Held) -> bool:
        """Return whether a responsibility is one of those from which this path may lead to anybody."""
        if held.kind not in self.kinds:
            return False
        if self.organisation_kinds and held.organisation_kind not in self.organisation_kinds:
            return False
        return getattr(held, f"{self.seen.split('_')[0]}_id") is not None

    def viewers_of(self, person_id: int, on: date) -> Sequence[Viewer]:
        rows = self._rows(
            on, Q(**{self.seen: person_id}) & Q(person__is_active=True) & ~Q(person_id=person_id)
        )
        return _as_viewers(rows)


@dataclass(frozen=True)
class EverybodyPath:
    """From a responsibility for the whole programme to everybody; a superuser counts as holding it."""

    kinds: tuple[ResponsibilityKind, ...]

    def seen_by(self, viewer: Person, on: date) -> Q:
        if viewer.is_superuser:
            return Q(pk__isnull=False)  # an empty Q would vanish beside another, and nobody be seen
        return Q(pk__isnull=False) if holds(viewer, *self.kinds, on=on) else Q(pk__in=())

    def viewers_of(self, person_id: int, on: date) -> Sequence[Viewer]:
        holds = Exists(Responsibility.objects.on(on).of_kind(*self.kinds).filter(person_id=OuterRef("pk")))
        people = Person.objects.filter(Q(is_superuser=True) | Q(holds), is_active=True).exclude(pk=person_id)
        return [Viewer(pk, name, "Programme team", "") for pk, name in people.values_list("pk", "name")]


def _as_viewers(rows: QuerySet[Responsibility]) -> list[Viewer]:
    named = rows.values_list(
        "person_id", "person__name", "kind", "organisation__name", "group__name", "subject_id"
    ).distinct()
    return [
        Viewer(
            person_id=person_id,
            name=name,
            as_what=str(ResponsibilityKind(kind).label),
            over=organisation or group or ("you" if subject else "the whole programme"),
        )
        for person_id, name, kind, organisation, group, subject in named
    ]


MEMBERS = "group__memberships__person_id"
IN_GROUP = ("group__memberships__",)
EMPLOYED = "organisation__posts__person_id"
IN_POST = ("organisation__posts__",)
PLACED = "organisation__deployments__post__person_id"
IN_PLACE = ("organisation__deployments__", "organisation__deployments__post__")
PLACED_BELOW = "organisation__child_links__child__deployments__post__person_id"
IN_PLACE_BELOW = (
    "organisation__child_links__",
    "organisation__child_links__child__deployments__",
    "organisation__child_links__child__deployments__post__",
)


def over_person_and_group(*kinds: ResponsibilityKind) -> tuple[Path, ...]:
    """Return the paths of a responsibility over one person, or over the members of a group."""
    return (ResponsibilityPath(kinds, "subject_id"), ResponsibilityPath(kinds, MEMBERS, IN_GROUP))


def over_place(*kinds: ResponsibilityKind) -> tuple[Path, ...]:
    """Return the paths of a responsibility over a network or practice, to those who work there."""
    return (
        ResponsibilityPath(kinds, PLACED, IN_PLACE, NEIGHBOURHOOD_KINDS),
        ResponsibilityPath(kinds, PLACED_BELOW, IN_PLACE_BELOW, NEIGHBOURHOOD_KINDS),
    )


def over_list_of_posts(*kinds: ResponsibilityKind) -> tuple[Path, ...]:
    """Return the path of whoever keeps an employer's list, to those whom it employs or is about to."""
    return (ResponsibilityPath(kinds, EMPLOYED, coming=IN_POST),)


def over_employer(*kinds: ResponsibilityKind) -> tuple[Path, ...]:
    """Return the path of a responsibility over an employer, to those whom it employs."""
    return (ResponsibilityPath(kinds, EMPLOYED, IN_POST),)
