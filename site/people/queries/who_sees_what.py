"""Who may see what of one person, and who has looked: read from the same registry as ``visible_to``."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from foundations.registries import purposes
from people.models import Opening, Person
from people.queries.purpose import SightPurpose, Viewer
from people.vocabulary import OpeningKind, Purpose

LATEST_OPENINGS = 20
GONE = "Somebody who has left Linkway"


@dataclass(frozen=True, slots=True)
class Sight:
    """One purpose, and those who may see the person for it that day."""

    purpose: SightPurpose
    viewers: tuple[Viewer, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """Return each viewer's name once, however many reasons they have."""
        return tuple({viewer.person_id: viewer.name for viewer in self.viewers}.values())


@dataclass(frozen=True, slots=True)
class Look:
    """Somebody opened or exported the person's row; the day, never the time of day."""

    name: str
    on: date
    what: str
    purpose: str


@dataclass(frozen=True, slots=True)
class WhoSeesWhat:
    sights: tuple[Sight, ...]
    nobody_for: tuple[SightPurpose, ...]
    looks: tuple[Look, ...]


def who_sees_what(person: Person, on: date) -> WhoSeesWhat:
    """Return who sees what of a person; one query for each path of a purpose, however many viewers."""
    in_order = sorted(purposes, key=lambda purpose: (purpose.order, str(purpose.code)))
    others = [purpose for purpose in in_order if purpose.code != Purpose.SELF]
    sights = [Sight(purpose, tuple(purpose.viewers_of(person.pk, on))) for purpose in others]
    return WhoSeesWhat(
        sights=tuple(sight for sight in sights if sight.viewers),
        nobody_for=tuple(sight.purpose for sight in sights if not sight.viewers),
        looks=_looks(person),
    )


def _looks(person: Person) -> tuple[Look, ...]:
    rows = Opening.objects.filter(person=person).order_by("-at", "-pk")
    titles = {str(purpose.code): purpose.title for purpose in purposes}
    return tuple(
        Look(
            name=name or GONE,
            on=timezone.localdate(at),
            what=str(OpeningKind(kind).label),
            purpose=titles.get(purpose, ""),
        )
        for name, at, kind, purpose in rows.values_list("by__name", "at", "kind", "purpose")[:LATEST_OPENINGS]
    )
