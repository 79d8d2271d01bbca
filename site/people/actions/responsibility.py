"""Giving and ending responsibilities."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from foundations.verdict import Refusal, Refused, Verdict
from people.actions import audit
from people.actions.roles import sync_roles
from people.models import Group, Organisation, Person, Responsibility
from people.rules.scope import may_be_over
from people.vocabulary import OrganisationKind, ResponsibilityKind, ScopeKind

HELD_ALREADY = Refusal("held_already", "This person holds that responsibility on some of those days already.")
OVER_THEMSELVES = Refusal("over_themselves", "Nobody is responsible for themselves.")
ENDS_BEFORE_IT_STARTS = Refusal("ends_before_it_starts", "The end must be later than the first day.")


class ResponsibilityRefused(Refused):
    """A responsibility that the rules do not allow; nothing was written."""


@transaction.atomic
def give(
    *,
    person: Person,
    kind: ResponsibilityKind,
    started_on: date,
    by: Person | None,
    at: datetime,
    today: date,
    organisation: Organisation | None = None,
    group: Group | None = None,
    subject: Person | None = None,
    ended_on: date | None = None,
) -> Responsibility:
    """Give a person a responsibility over one thing, or over the whole programme.

    :raises ResponsibilityRefused: when it cannot be over such a thing, or is held already.
    """
    row = Responsibility(
        person=person,
        kind=kind,
        organisation=organisation,
        group=group,
        subject=subject,
        started_on=started_on,
        ended_on=ended_on,
    )
    _check(row)
    row.save()
    _written(row, "responsibility given", by, at, today)
    return row


@transaction.atomic
def end(
    responsibility: Responsibility, *, ended_on: date, by: Person | None, at: datetime, today: date
) -> Responsibility:
    """End a responsibility: ``ended_on`` is the first day on which it is not held.

    :raises ResponsibilityRefused: when it would end before it starts.
    """
    return change(
        responsibility, started_on=responsibility.started_on, ended_on=ended_on, by=by, at=at, today=today
    )


@transaction.atomic
def change(
    responsibility: Responsibility,
    *,
    started_on: date,
    ended_on: date | None,
    by: Person | None,
    at: datetime,
    today: date,
) -> Responsibility:
    """Correct a responsibility's days.

    :raises ResponsibilityRefused: as ``give`` does.
    """
    responsibility.started_on, responsibility.ended_on = started_on, ended_on
    _check(responsibility)
    responsibility.save(update_fields=["started_on", "ended_on"])
    _written(responsibility, "responsibility changed", by, at, today)
    return responsibility


def _check(row: Responsibility) -> None:
    scope, organisation_kind = ScopeKind.PROGRAMME, None
    if row.organisation is not None:
        scope, organisation_kind = ScopeKind.ORGANISATION, OrganisationKind(row.organisation.kind)
    elif row.group_id is not None:
        scope = ScopeKind.GROUP
    elif row.subject_id is not None:
        scope = ScopeKind.PERSON
    verdict = may_be_over(ResponsibilityKind(row.kind), scope, organisation_kind)
    refusals = []
    if row.subject_id is not None and row.subject_id == row.person_id:
        refusals.append(OVER_THEMSELVES)
    if row.ended_on is not None and row.ended_on <= row.started_on:
        refusals.append(ENDS_BEFORE_IT_STARTS)
    elif _is_held(row):
        refusals.append(HELD_ALREADY)
    verdict += Verdict(tuple(refusals))
    if not verdict.allowed:
        raise ResponsibilityRefused(verdict)


def _is_held(row: Responsibility) -> bool:
    scope = (row.organisation_id, row.group_id, row.subject_id)
    same = Responsibility.objects.filter(person_id=row.person_id, kind=row.kind).exclude(pk=row.pk)
    return any(
        row.period.overlaps(other.period)
        for other in same
        if (other.organisation_id, other.group_id, other.subject_id) == scope
    )


def _written(row: Responsibility, action: str, by: Person | None, at: datetime, today: date) -> None:
    audit.write(
        at=at,
        by=by,
        action=action,
        subject=row,
        person_id=row.person_id,
        detail={"kind": row.kind, "started_on": row.started_on, "ended_on": row.ended_on},
    )
    sync_roles([row.person_id], on=today)
