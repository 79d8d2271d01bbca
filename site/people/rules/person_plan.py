"""What a file of people would change, and which rows wait for a decision."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Final

from foundations.period import Period
from people.rules.cell import alike
from people.rules.people_change import ChangedPerson, NewPerson
from people.rules.person_row import PersonRow
from people.rules.post_known import KnownPerson, PastPost, PersonKey
from people.rules.post_people import NEW_ADDRESS_WITHIN
from people.rules.report import Waiting
from people.rules.scope import may_be_over
from people.rules.table import Problem, shown
from people.vocabulary import OrganisationKind, ResponsibilityKind, ScopeKind

NOTHING_BUT_DAYS: Final = "There is no responsibility, so the days were not used."


@dataclass(frozen=True, slots=True)
class Scope:
    """What a responsibility is over; a person may be known by address only, being new in the file."""

    kind: ScopeKind
    id: PersonKey = 0


@dataclass(frozen=True, slots=True)
class KnownResponsibility:
    id: int
    person: int
    kind: str
    scope: Scope
    started_on: date
    ended_on: date | None


@dataclass(frozen=True)
class KnownPeople:
    by_address: Mapping[str, KnownPerson] = field(default_factory=dict)
    past_posts_by_name: Mapping[str, Sequence[PastPost]] = field(default_factory=dict)
    organisations: Mapping[str, tuple[int, str]] = field(default_factory=dict)
    groups: Mapping[str, int] = field(default_factory=dict)
    responsibilities: Sequence[KnownResponsibility] = ()


@dataclass(frozen=True, slots=True)
class PlannedResponsibility:
    line: int
    person: PersonKey
    kind: str
    scope: Scope
    started_on: date
    ended_on: date | None
    before: KnownResponsibility | None = None

    @property
    def is_changed(self) -> bool:
        return self.before is not None and self.before.ended_on != self.ended_on


@dataclass
class PersonPlan:
    made: list[NewPerson] = field(default_factory=list)
    changed: list[ChangedPerson] = field(default_factory=list)
    responsibilities: list[PlannedResponsibility] = field(default_factory=list)
    waiting: list[Waiting] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    people_seen: int = 0


def scope_of(row: PersonRow, known: KnownPeople, addresses: Mapping[str, object]) -> Scope | str:
    """Return what a row's responsibility is over, or what is wrong with it."""
    kind = ResponsibilityKind(row.responsibility)
    organisation_kind = None
    if not row.scope:
        scope = Scope(ScopeKind.PROGRAMME)
    elif "@" in row.scope:
        address = row.scope.lower()
        person = known.by_address.get(address)
        if person is None and address not in addresses:
            return f"There is nobody with the address {shown(row.scope)}."
        scope = Scope(ScopeKind.PERSON, person.id if person else address)
    elif organisation := known.organisations.get(row.scope.upper()):
        scope = Scope(ScopeKind.ORGANISATION, organisation[0])
        organisation_kind = OrganisationKind(organisation[1])
    elif (group := known.groups.get(row.scope.lower())) is not None:
        scope = Scope(ScopeKind.GROUP, group)
    else:
        return f"There is no organisation, group or person known as {shown(row.scope)}."
    verdict = may_be_over(kind, scope.kind, organisation_kind)
    return scope if verdict.allowed else " ".join(verdict.sentences)


def scopes_of(
    rows: Sequence[PersonRow], known: KnownPeople, addresses: Mapping[str, object]
) -> tuple[dict[int, Scope], list[Problem]]:
    """Return the scope of each row with a responsibility, by line, and the problems of the others."""
    scopes, problems = {}, []
    for row in rows:
        if not row.responsibility:
            continue
        scope = scope_of(row, known, addresses)
        if isinstance(scope, str):
            problems.append(Problem(row.line, "scope", scope))
        elif scope.kind == ScopeKind.PERSON and scope.id == _person_of(row.email, known):
            problems.append(Problem(row.line, "scope", "Nobody is responsible for themselves."))
        else:
            scopes[row.line] = scope
    return scopes, problems


def _person_of(email: str, known: KnownPeople) -> PersonKey:
    person = known.by_address.get(email)
    return person.id if person else email


def plan_people(
    rows: Sequence[PersonRow], scopes: Mapping[int, Scope], known: KnownPeople, today: date
) -> PersonPlan:
    """Return what to write and what waits; rows stand in the order of lines."""
    plan = PersonPlan()
    waits = _doubtful(rows, known, today)
    accepted: list[PersonRow] = []
    for row in rows:
        if doubt := waits.get(row.email) or waits.get(row.scope.lower()):
            plan.waiting.append(Waiting(row.line, doubt))
        else:
            accepted.append(row)
    _plan_persons(accepted, known, plan)
    _plan_responsibilities(accepted, scopes, known, plan)
    plan.waiting.sort(key=lambda waiting: waiting.line)
    return plan


def _doubtful(rows: Sequence[PersonRow], known: KnownPeople, today: date) -> dict[str, str]:
    """Return the addresses of those who look like somebody on record, with why."""
    doubts: dict[str, str] = {}
    for row in rows:
        if row.email in known.by_address:
            continue
        for post in known.past_posts_by_name.get(alike(row.name), ()):
            gap: timedelta = abs((row.started_on or today) - post.ended_on)
            if gap <= NEW_ADDRESS_WITHIN:
                doubts[row.email] = (
                    f"{row.email} is not known, but {row.name} ({post.person}) left a post on {post.ended_on}. "
                    "The same person at a new address?"
                )
    return doubts


def _plan_persons(rows: Sequence[PersonRow], known: KnownPeople, plan: PersonPlan) -> None:
    first: dict[PersonKey, PersonRow] = {}
    for row in rows:
        person = _person_of(row.email, known)
        earlier = first.setdefault(person, row)
        if alike(earlier.name) != alike(row.name):
            plan.notes.append(
                f"line {row.line}: {row.email} has another name than on line {earlier.line}, which was used."
            )
        if not row.responsibility and (row.started_on or row.ended_on):
            plan.notes.append(f"line {row.line}: {NOTHING_BUT_DAYS}")
    for person, row in first.items():
        if isinstance(person, str):
            plan.made.append(NewPerson(row.email, row.name, ""))
        elif (on_record := known.by_address[row.email]).name != row.name:
            plan.changed.append(ChangedPerson(person, row.name, on_record.ref))
    plan.people_seen = len(first)


def _plan_responsibilities(
    rows: Sequence[PersonRow], scopes: Mapping[int, Scope], known: KnownPeople, plan: PersonPlan
) -> None:
    on_record = {
        (each.person, each.kind, each.scope, each.started_on): each for each in known.responsibilities
    }
    claims: dict[tuple[PersonKey, str, Scope], list[tuple[Period, str, int]]] = {}
    planned: list[PlannedResponsibility] = []
    for row in rows:
        if row.responsibility and row.started_on is not None:
            person, scope = _person_of(row.email, known), scopes[row.line]
            before = on_record.get((person, row.responsibility, scope, row.started_on))  # type: ignore[arg-type]
            planned.append(
                PlannedResponsibility(
                    row.line, person, row.responsibility, scope, row.started_on, row.ended_on, before
                )
            )
    listed = {each.before.id for each in planned if each.before}
    for each in known.responsibilities:
        if each.id not in listed:
            claim = (Period(each.started_on, each.ended_on), "on record", each.id)
            claims.setdefault((each.person, each.kind, each.scope), []).append(claim)
    for new in sorted(planned, key=lambda each: (each.before is None, each.line)):
        same = claims.setdefault((new.person, new.kind, new.scope), [])
        period = Period(new.started_on, new.ended_on)
        clash = next((where for other, where, _ in same if period.overlaps(other)), "")
        if clash:
            reason = f"It would overlap the same responsibility ({clash})."
            plan.waiting.append(Waiting(new.line, reason))
        else:
            same.append((period, f"line {new.line}", new.line))
            plan.responsibilities.append(new)
