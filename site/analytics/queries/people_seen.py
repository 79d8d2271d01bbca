"""The people whom somebody may see as a lead, and of each only the fields that a responsibility gives.

The fields stand beside the words of the purposes in ``people.queries.purposes``, which the people seen can read;
``tests/analytics/queries/test_people_seen.py`` holds the two together.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from typing import Final

from django.db.models import BooleanField, ExpressionWrapper, FilteredRelation, Q

from foundations.database import AnyOf
from foundations.per_request import read_once
from foundations.registries import purposes
from people.models import Group, Person, Post
from people.models.dated import runs_on
from people.permissions import held_by, may_manage_people
from people.vocabulary import FACILITATING, GroupKind, Purpose, ResponsibilityKind


class Field(StrEnum):
    """A field of a person in a lead's table."""

    ROLE = "role"
    EMPLOYER = "employer"
    PLACE = "place"
    PROGRESS = "progress"
    YEAR = "year"


FIELDS: Final = {
    Purpose.LINE_MANAGEMENT: frozenset(Field),
    Purpose.SUPERVISION: frozenset({Field.ROLE, Field.PLACE, Field.PROGRESS, Field.YEAR}),
    Purpose.FACILITATION: frozenset({Field.EMPLOYER, Field.PLACE, Field.PROGRESS, Field.YEAR}),
    Purpose.PLACE_LEAD: frozenset({Field.ROLE, Field.EMPLOYER, Field.PLACE, Field.YEAR}),
    Purpose.EMPLOYER_LIST: frozenset({Field.ROLE, Field.EMPLOYER, Field.PLACE}),
    Purpose.PROGRAMME_TEAM: frozenset(Field),
}
IN_WORDS: Final = {
    Purpose.LINE_MANAGEMENT: "you manage them",
    Purpose.SUPERVISION: "you supervise them",
    Purpose.FACILITATION: "you facilitate their group",
    Purpose.PLACE_LEAD: "they work in your network",
    Purpose.EMPLOYER_LIST: "you keep their employer’s list",
    Purpose.PROGRAMME_TEAM: "you run the programme",
}
OWN_PEOPLE: Final = tuple(purpose for purpose in FIELDS if purpose is not Purpose.PROGRAMME_TEAM)
"""What makes somebody one of a lead's own people; the programme team sees everybody, but looks after cohorts."""


@cache
def fields_for(why: tuple[Purpose, ...]) -> frozenset[Field]:
    """Return every field that any of these purposes gives."""
    return frozenset().union(*(FIELDS[purpose] for purpose in why))


@cache
def _in_words(why: tuple[Purpose, ...]) -> tuple[str, ...]:
    return tuple(IN_WORDS[purpose] for purpose in why)


@dataclass(frozen=True, slots=True)
class SeenPerson:
    """A person, and why they are seen."""

    id: int
    name: str
    purposes: tuple[Purpose, ...]

    @property
    def fields(self) -> frozenset[Field]:
        return fields_for(self.purposes)

    @property
    def why(self) -> tuple[str, ...]:
        return _in_words(self.purposes)


@dataclass(frozen=True, slots=True)
class Works:
    """Somebody's posts on a day, several of one joined by commas; what the viewer's reasons do not give is empty."""

    role: str = ""
    employer: str = ""
    place: str = ""


def _sees(purpose: Purpose, viewer: Person, on: date) -> ExpressionWrapper[Q]:
    return ExpressionWrapper(purposes[str(purpose)].seen_by(viewer, on), output_field=BooleanField())


def people_seen(
    viewer: Person,
    on: date,
    *,
    to: Sequence[Purpose] = OWN_PEOPLE,
    group: Group | None = None,
    person_id: int | None = None,
) -> list[SeenPerson]:
    """Return whom the viewer sees for any of these purposes, by name; two queries, however many people."""
    with read_once():
        return _people_seen(viewer, on, to, group, person_id)


def _people_seen(
    viewer: Person, on: date, to: Sequence[Purpose], group: Group | None, person_id: int | None
) -> list[SeenPerson]:
    seen = Person.objects.visible_to(viewer, to=to, on=on).exclude(pk=viewer.pk)
    if group is not None:
        seen = seen.filter(runs_on(on, "memberships__"), memberships__group=group)
    if person_id is not None:
        seen = seen.filter(pk=person_id)
    reasons = {str(purpose): _sees(purpose, viewer, on) for purpose in to}
    rows = list(seen.annotate(**reasons).order_by("name", "pk").values("pk", "name", *reasons))
    return [
        SeenPerson(row["pk"], row["name"], tuple(purpose for purpose in to if row[str(purpose)]))
        for row in rows
    ]


def works_of(people: Sequence[SeenPerson], on: date) -> dict[int, Works]:
    """Return where each of these people works that day, as far as they are seen; one query."""
    posts = _posts([person.id for person in people], on)
    return {person.id: _works(person.fields, posts.get(person.id, ("", "", ""))) for person in people}


def _works(fields: frozenset[Field], post: Sequence[str]) -> Works:
    role, employer, place = post
    return Works(
        role=role if Field.ROLE in fields else "",
        employer=employer if Field.EMPLOYER in fields else "",
        place=place if Field.PLACE in fields else "",
    )


def _posts(person_ids: Sequence[int], on: date) -> dict[int, list[str]]:
    """Return role, employer and place of each person that day."""
    here = FilteredRelation("deployments", condition=runs_on(on, "deployments__"))
    rows = (
        Post.objects.on(on)
        .filter(AnyOf("person_id", person_ids))
        .annotate(here=here)
        .order_by("started_on", "pk", "here__pk")
        .values_list("person_id", "role__title", "employer__name", "here__place__name")
    )
    found: dict[int, list[list[str]]] = {}
    for person_id, *words in rows:
        columns = found.setdefault(person_id, [[], [], []])
        for column, word in zip(columns, words, strict=True):
            if word and word not in column:
                column.append(word)
    return {person_id: [", ".join(column) for column in columns] for person_id, columns in found.items()}


def groups_led(viewer: Person, on: date) -> list[Group]:
    """Return the cohorts that somebody facilitates or leads that day, by name; for the programme team, all of them."""
    if may_manage_people(viewer):
        return list(Group.objects.on(on).filter(kind=GroupKind.COHORT).order_by("name", "pk"))
    running = (*FACILITATING, ResponsibilityKind.LEAD)
    led = {each.group_id for each in held_by(viewer, on) if each.kind in running and each.group_id}
    return list(Group.objects.on(on).filter(kind=GroupKind.COHORT, pk__in=led).order_by("name", "pk"))
