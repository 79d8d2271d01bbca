"""Who may do what, in one file; each is a truth about a person, and where it is about days, on a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from allauth.mfa.utils import is_mfa_enabled

from foundations.per_request import PerRequest
from people.models import Responsibility
from people.vocabulary import FACILITATING, ResponsibilityKind, ScopeKind

LEADING: Final = (
    ResponsibilityKind.LINE_MANAGER,
    ResponsibilityKind.PROFESSIONAL_SUPERVISOR,
    *FACILITATING,
    ResponsibilityKind.LEAD,
    ResponsibilityKind.EMPLOYER_ADMINISTRATOR,
    ResponsibilityKind.PROGRAMME_ADMIN,
    ResponsibilityKind.ANALYST,
)
# Whoever holds one of these signs in with a second step.
POWERFUL: Final = (*LEADING, ResponsibilityKind.TRAINER, ResponsibilityKind.ASSESSOR)
_WHOLE_PROGRAMME: Final = (ResponsibilityKind.PROGRAMME_ADMIN, ResponsibilityKind.ANALYST)
_ONE_SCOPE: Final = (ResponsibilityKind.LEAD, ResponsibilityKind.EMPLOYER_ADMINISTRATOR, *FACILITATING)

# What a trainer may do besides pages; a storey above adds its own in ``AppConfig.ready`` by ``trainers_may``.
TRAINER_PERMISSIONS: set[str] = {"wagtailadmin.access_admin", "people.author_curriculum"}


def trainers_may(*permissions: str) -> None:
    """Give trainers permissions, named as in ``"assessments.add_question"``."""
    TRAINER_PERMISSIONS.update(permissions)


@dataclass(frozen=True)
class StatisticsScope:
    """What somebody may see figures about; ``id`` is None for the whole programme."""

    kind: ScopeKind
    id: int | None = None
    as_employer: bool = False


EVERYTHING: Final = StatisticsScope(ScopeKind.PROGRAMME)


@dataclass(frozen=True, slots=True)
class Held:
    """A responsibility that somebody holds, and the one thing that it is over; nothing for the whole programme."""

    id: int
    kind: str
    organisation_id: int | None
    organisation_kind: str | None
    group_id: int | None
    subject_id: int | None


_held: PerRequest[tuple[Held, ...]] = PerRequest()
forget_held = _held.forget


def held_by(person: Any, on: date) -> tuple[Held, ...]:
    """Return every responsibility that a person holds that day; one query, and one for a whole request.

    Nobody who may not sign in holds any.
    """
    if person.pk is None or not person.is_active:
        return ()
    return _held.get((person.pk, on), lambda: _read_held(person.pk, on))


def _read_held(person_id: int, on: date) -> tuple[Held, ...]:
    rows = Responsibility.objects.on(on).filter(person_id=person_id).order_by("pk")
    columns = "pk", "kind", "organisation_id", "organisation__kind", "group_id", "subject_id"
    return tuple(Held(*row) for row in rows.values_list(*columns))


def may_open_admin(person: Any) -> bool:
    return bool(person.is_active and person.has_perm("wagtailadmin.access_admin"))


def may_author(person: Any) -> bool:
    """Return whether a person may write the curriculum: trainers and the programme team."""
    return _works_in_admin(person, "people.author_curriculum")


def may_manage_people(person: Any) -> bool:
    """Return whether a person may change people's records: the programme team."""
    return _works_in_admin(person, "people.change_person")


def _works_in_admin(person: Any, permission: str) -> bool:
    """Return whether a person holds a permission of the administration; nothing is asked about those who may not open it."""
    return bool(
        person.is_active and (person.is_superuser or (person.is_staff and person.has_perm(permission)))
    )


def may_import(person: Any) -> bool:
    return may_manage_people(person)


def may_merge_people(person: Any) -> bool:
    return may_manage_people(person)


def holds(person: Any, *kinds: ResponsibilityKind, on: date) -> bool:
    """Return whether a person holds any such responsibility that day."""
    return any(each.kind in kinds for each in held_by(person, on))


def is_assessor(person: Any, on: date) -> bool:
    """Return whether a person is one of the programme's assessors that day, who answer what nobody else has answered."""
    return holds(person, ResponsibilityKind.ASSESSOR, on=on)


def may_lead(person: Any, on: date) -> bool:
    """Return whether the pages for leads are for this person that day."""
    return bool(person.is_active and person.is_superuser) or holds(person, *LEADING, on=on)


def needs_second_step(person: Any, on: date) -> bool:
    """Return whether a person's roles that day show them other people, or let them change what others read.

    People of the demonstration need none.
    """
    if person.pk is None or not person.is_active or person.is_demo:
        return False
    return bool(person.is_superuser) or holds(person, *POWERFUL, on=on)


def owes_second_step(person: Any, on: date) -> bool:
    """Return whether a person needs a second step of signing in and has none; two queries at most."""
    return needs_second_step(person, on) and not is_mfa_enabled(person)


def may_see_statistics(person: Any, on: date) -> frozenset[StatisticsScope]:
    """Return everything about which a person may see figures that day."""
    rows = held_by(person, on)
    if (person.is_active and person.is_superuser) or any(row.kind in _WHOLE_PROGRAMME for row in rows):
        return frozenset({EVERYTHING})
    return frozenset(_scope_of(row) for row in rows if row.kind in _ONE_SCOPE)


def _scope_of(row: Held) -> StatisticsScope:
    if row.group_id is not None:
        return StatisticsScope(ScopeKind.GROUP, row.group_id)
    if row.organisation_kind == "nation":
        return EVERYTHING
    as_employer = row.kind == ResponsibilityKind.EMPLOYER_ADMINISTRATOR
    return StatisticsScope(ScopeKind.ORGANISATION, row.organisation_id, as_employer=as_employer)


def employers_kept_by(person: Any, on: date) -> frozenset[int]:
    """Return the employers whose list of posts a person keeps that day."""
    return frozenset(
        each.organisation_id
        for each in held_by(person, on)
        if each.kind == ResponsibilityKind.EMPLOYER_ADMINISTRATOR and each.organisation_id is not None
    )


def may_add_people(person: Any, on: date) -> bool:
    """Return whether a person may add people and keep posts: the programme team, and employers' administrators."""
    return may_manage_people(person) or bool(employers_kept_by(person, on))
