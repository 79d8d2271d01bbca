"""Approving and declining requests to join: once, however many people answer at the same moment."""

from __future__ import annotations

from datetime import date, datetime

from django.db import IntegrityError, transaction

from people.actions import audit
from people.actions.join_request import JoinRequestRefused, ask, locked
from people.actions.new_organisation import organisation_of
from people.actions.person import add_person
from people.actions.post import PostRefused, start_post
from people.actions.responsibility import ResponsibilityRefused, give
from people.models import JobRole, JoinRequest, Organisation, Person
from people.rules.join_request import may_approve, may_decide
from people.rules.post import WOULD_OVERLAP
from people.vocabulary import DeclineReason, JoinKind, JoinState, OrganisationKind, ResponsibilityKind


@transaction.atomic
def approve(
    request: JoinRequest,
    *,
    by: Person,
    at: datetime,
    today: date,
    employer: Organisation | None = None,
    role: JobRole | None = None,
    place: Organisation | None = None,
) -> JoinRequest:
    """Let somebody in: their account, where they have none, and their post or what they answer for.

    What is given here takes the place of what was asked for.

    :raises JoinRequestRefused: when it was answered meanwhile, or something is missing.
    :raises PostRefused: when the rules about posts refuse.
    """
    request = locked(request)
    request.employer, request.role = employer or request.employer, role or request.role
    request.place = place or request.place
    has_employer = request.employer is not None or (
        request.kind == JoinKind.EMPLOYER and bool(request.employer_kind)
    )
    kind, state = JoinKind(request.kind), JoinState(request.state)
    ask(may_approve(kind, state, has_employer=has_employer, has_role=request.role is not None))
    if kind == JoinKind.EMPLOYER:
        request.person = _administrator_of(request, by=by, at=at, today=today)
    else:
        request.person = _link_worker_of(request, by=by, at=at, today=today)
    return _decided(request, JoinState.APPROVED, by=by, at=at)


@transaction.atomic
def decline(
    request: JoinRequest, *, reason: DeclineReason, words: str = "", by: Person, at: datetime
) -> JoinRequest:
    """Say no, with the reason that whoever asked reads.

    :raises JoinRequestRefused: when it was answered meanwhile.
    """
    request = locked(request)
    ask(may_decide(JoinState(request.state)))
    request.decline_reason, request.decline_words = reason, " ".join(words.split())
    return _decided(request, JoinState.DECLINED, by=by, at=at)


@transaction.atomic
def open_account_for(request: JoinRequest, *, at: datetime) -> Person:
    """Make the account of somebody who follows an open programme: their confirmed address is enough.

    :raises JoinRequestRefused: when the address is not confirmed, or the account was made already.
    """
    request = locked(request)
    ask(may_decide(JoinState(request.state)))
    request.person = person_at(request.address, request.name, by=None, at=at)
    _decided(request, JoinState.APPROVED, by=None, at=at)
    return request.person


def person_at(address: str, name: str, *, by: Person | None, at: datetime) -> Person:
    """Return the person who has an address, made where nobody has it, be it at this very moment."""
    known: Person | None = Person.objects.known_as(address).first()
    if known is not None:
        return known
    try:
        with transaction.atomic():
            return add_person(email=address, name=name, by=by, at=at)
    except IntegrityError:
        return Person.objects.known_as(address).get()  # type: ignore[no-any-return]


def _link_worker_of(request: JoinRequest, *, by: Person, at: datetime, today: date) -> Person:
    assert request.employer is not None
    assert request.role is not None
    person = person_at(request.address, request.name, by=by, at=at)
    try:
        with transaction.atomic():
            start_post(
                person=person,
                role=request.role,
                employer=request.employer,
                place=request.place,
                started_on=request.started_on or today,
                observed_from=max(request.started_on or today, today),
                by=by,
                at=at,
                today=today,
            )
    except PostRefused as refused:
        if WOULD_OVERLAP not in refused.verdict.refusals:
            raise
    return person


def _administrator_of(request: JoinRequest, *, by: Person, at: datetime, today: date) -> Person:
    request.employer = request.employer or organisation_of(
        request.employer_name,
        OrganisationKind(request.employer_kind),
        ods_code=request.employer_ods,
        by=by,
        at=at,
        today=today,
    )
    person = person_at(request.administrator_address, request.administrator_name, by=by, at=at)
    try:
        with transaction.atomic():
            give(
                person=person,
                kind=ResponsibilityKind.EMPLOYER_ADMINISTRATOR,
                organisation=request.employer,
                started_on=today,
                by=by,
                at=at,
                today=today,
            )
    except ResponsibilityRefused as refused:
        if any(refusal.code != "held_already" for refusal in refused.verdict.refusals):
            raise JoinRequestRefused(refused.verdict) from refused
    return person


def _decided(request: JoinRequest, state: JoinState, *, by: Person | None, at: datetime) -> JoinRequest:
    request.state, request.decided_at, request.decided_by = state, at, by
    request.save()
    audit.write(
        at=at,
        by=by,
        action=f"join request {state}",
        subject=request,
        person_id=request.person_id,
        detail={"kind": request.kind, "reason": request.decline_reason},
    )
    return request
