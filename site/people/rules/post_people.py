"""Whose post a row is: somebody on record, somebody new, or somebody about whom a person must decide."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Final

from people.rules.cell import alike
from people.rules.post_known import Known, KnownPerson, PastPost, PersonKey
from people.rules.post_row import PostRow
from people.rules.report import Waiting

NEW_ADDRESS_WITHIN: Final = timedelta(days=120)


@dataclass
class WhoIsWho:
    """The person of each row that does not wait, by line."""

    people: dict[int, PersonKey] = field(default_factory=dict)
    waiting: list[Waiting] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


@dataclass
class _SoFar:
    """The references and past posts that the file has shown, besides those on record."""

    holders: dict[str, tuple[PersonKey, str]] = field(default_factory=dict)
    refs: dict[PersonKey, str] = field(default_factory=dict)
    past: dict[str, list[PastPost]] = field(default_factory=dict)

    def held_by_another(self, ref: str, person: PersonKey) -> str:
        """Return the address with which the file gives this reference to somebody else; "" where it does not."""
        holder, address = self.holders.get(ref, (person, ""))
        return address if holder != person else ""

    def remember(self, person: PersonKey, rows: Iterable[PostRow], *names: str) -> None:
        for row in rows:
            if row.person_ref:
                self.holders.setdefault(row.person_ref, (person, row.email))
                self.refs.setdefault(person, row.person_ref)
            if row.ended_on is not None:
                for name in {alike(each) for each in (row.name, *names)}:
                    self.past.setdefault(name, []).append(PastPost(row.email, row.ended_on))


def who_is_who(rows: Sequence[PostRow], known: Known) -> WhoIsWho:
    """Return each row's person; rows of one address share one, and an address waits as a whole.

    People on record come first, then new ones in the order in which their posts began, so that whoever is at a new
    address is noticed in whichever order the lines stand.
    """
    answer, so_far = WhoIsWho(), _SoFar()
    by_address: dict[str, list[PostRow]] = {}
    for row in rows:
        by_address.setdefault(row.email, []).append(row)
    for same in by_address.values():
        answer.notes += _other_names(same)
        person = known.people_by_address.get(same[0].email)
        if person is not None:
            _sort_known(person, same, known, answer, so_far)
    new = [same for same in by_address.values() if same[0].email not in known.people_by_address]
    for same in sorted(new, key=lambda same: (min(row.started_on for row in same), same[0].line)):
        _sort_new(same, known, answer, so_far)
    return answer


def _other_names(same: Sequence[PostRow]) -> list[str]:
    first = same[0]
    return [
        f"line {row.line}: {first.email} has another name than on line {first.line}, which was used."
        for row in same[1:]
        if alike(row.name) != alike(first.name)
    ]


def _sort_known(
    person: KnownPerson, same: Sequence[PostRow], known: Known, answer: WhoIsWho, so_far: _SoFar
) -> None:
    ref = person.ref or so_far.refs.get(person.id, "")
    taken = []
    for row in same:
        if doubt := _doubt_about_ref(person, row, ref, known, so_far):
            answer.waiting.append(Waiting(row.line, doubt))
        else:
            ref = ref or row.person_ref
            answer.people[row.line] = person.id
            taken.append(row)
    so_far.remember(person.id, taken, person.name)


def _doubt_about_ref(person: KnownPerson, row: PostRow, ref: str, known: Known, so_far: _SoFar) -> str:
    """Return why a reference may not be that of the person at the address; "" where it fits."""
    if not row.person_ref:
        return ""
    holder = known.people_by_ref.get(row.person_ref)
    if holder is not None and holder.id != person.id:
        return f"person_ref {row.person_ref} is {holder.name} ({holder.email}), and the address is {person.name}'s."
    if ref and row.person_ref != ref:
        return f"{row.email} has the person_ref {ref}, and this line says {row.person_ref}."
    if address := so_far.held_by_another(row.person_ref, person.id):
        return f"person_ref {row.person_ref} stands in this file with {address} too."
    return ""


def _sort_new(same: Sequence[PostRow], known: Known, answer: WhoIsWho, so_far: _SoFar) -> None:
    if doubt := _looks_known(same, known, so_far):
        answer.waiting += [Waiting(row.line, doubt) for row in same]
        return
    ref = next((row.person_ref for row in same if row.person_ref), "")
    taken = []
    for row in same:
        if row.person_ref and row.person_ref != ref:
            reason = f"{row.email} stands in this file with the person_ref {ref} too."
            answer.waiting.append(Waiting(row.line, reason))
        else:
            answer.people[row.line] = row.email
            taken.append(row)
    so_far.remember(same[0].email, taken)


def _looks_known(same: Sequence[PostRow], known: Known, so_far: _SoFar) -> str:
    """Return why somebody at an unknown address may be somebody already known; "" where nothing says so."""
    for row in same:
        holder = known.people_by_ref.get(row.person_ref)
        if row.person_ref and holder is not None:
            return (
                f"{row.email} is not known, but person_ref {row.person_ref} is {holder.name} ({holder.email}). "
                "The same person at a new address?"
            )
        if address := so_far.held_by_another(row.person_ref, row.email):
            return (
                f"person_ref {row.person_ref} stands in this file with {address} too. "
                "The same person at two addresses?"
            )
        name = alike(row.name)
        past = [*known.past_posts_by_name.get(name, ()), *so_far.past.get(name, ())]
        for post in past:
            if _within(row.started_on, post.ended_on):
                return (
                    f"{row.email} is not known, but {row.name} ({post.person}) left a post on {post.ended_on}. "
                    "The same person at a new address?"
                )
    return ""


def _within(started_on: date, ended_on: date) -> bool:
    return abs(started_on - ended_on) <= NEW_ADDRESS_WITHIN
