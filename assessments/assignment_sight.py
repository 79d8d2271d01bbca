"""Whom those who mark see, and what of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.db.models import Q

from assessments.permissions import MARKING
from people.models import Person, Responsibility
from people.permissions import held_by
from people.queries.purpose import EverybodyPath, SightPurpose, Viewer, over_person_and_group
from people.vocabulary import ResponsibilityKind


@dataclass(frozen=True)
class WholeProgrammePath:
    """From a responsibility over nothing narrower than the whole programme to everybody but oneself."""

    kind: ResponsibilityKind

    def seen_by(self, viewer: Person, on: date) -> Q:
        held = any(each.kind == self.kind and each.group_id is None for each in held_by(viewer, on))
        return ~Q(pk=viewer.pk) if held else Q(pk__in=())

    def viewers_of(self, person_id: int, on: date) -> Sequence[Viewer]:
        rows = Responsibility.objects.on(on).of_kind(self.kind).filter(group=None, person__is_active=True)
        found = rows.exclude(person_id=person_id).values_list("person_id", "person__name").distinct()
        return [Viewer(pk, name, str(self.kind.label), "the whole programme") for pk, name in found]


SIGHT: Final = SightPurpose(
    code=MARKING,
    order=60,
    title="Those who mark what you hand in",
    fields=(
        "your name, unless the work is marked without names",
        "the work that you handed in, with its files; never a draft",
        "what was said about earlier versions of it",
    ),
    why="To read your work, mark it and tell you what to build on.",
    paths=(
        EverybodyPath((ResponsibilityKind.PROGRAMME_ADMIN,)),
        WholeProgrammePath(ResponsibilityKind.TRAINER),
        WholeProgrammePath(ResponsibilityKind.ASSESSOR),
        over_person_and_group(ResponsibilityKind.ASSESSOR)[1],
    ),
)
