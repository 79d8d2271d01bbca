"""The people and employers that a plan of posts makes or changes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from people.rules.cell import tidy
from people.rules.post_known import Known
from people.rules.post_plan import PlannedPost


@dataclass(frozen=True, slots=True)
class NewPerson:
    email: str
    name: str
    ref: str


@dataclass(frozen=True, slots=True)
class ChangedPerson:
    id: int
    name: str
    ref: str


@dataclass
class PeopleChange:
    made: list[NewPerson] = field(default_factory=list)
    changed: list[ChangedPerson] = field(default_factory=list)
    employers: dict[str, str] = field(default_factory=dict)


def people_change_of(posts: Sequence[PlannedPost], known: Known) -> PeopleChange:
    """Return who is made or changed; the first line of a person gives the name, any line the reference."""
    change = PeopleChange()
    rows_of: dict[int | str, list[PlannedPost]] = {}
    for planned in posts:
        rows_of.setdefault(planned.facts.person, []).append(planned)
        if isinstance(planned.facts.employer, str):
            change.employers.setdefault(planned.facts.employer, planned.placed.row.employer)
    on_record = {person.id: person for person in known.people_by_address.values()}
    for person, same in rows_of.items():
        name = tidy(same[0].placed.row.name)
        ref = next((each.placed.row.person_ref for each in same if each.placed.row.person_ref), "")
        if isinstance(person, str):
            change.made.append(NewPerson(person, name, ref))
        elif (name, ref or on_record[person].ref) != (on_record[person].name, on_record[person].ref):
            change.changed.append(ChangedPerson(person, name, ref or on_record[person].ref))
    return change
