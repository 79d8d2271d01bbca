"""Asking to join, confirming the address, and passing a request on. Whoever calls these tells people of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction

from foundations.verdict import Refused, Verdict
from people.actions import audit
from people.models import JoinRequest, Organisation, Person
from people.queries.join_request import answers_for
from people.rules.cell import tidy
from people.rules.join_request import CONFIRM_WITHIN, KEPT_AFTER_ANSWER, may_forward
from people.rules.key import hash_of, new_key
from people.vocabulary import JoinKind, JoinState


class JoinRequestRefused(Refused):
    """What was asked for would break a rule about requests to join; nothing was written."""


@dataclass(frozen=True, slots=True)
class NewJoinRequest:
    """A request, and the key that goes into its link and is kept nowhere."""

    request: JoinRequest
    key: str


@transaction.atomic
def ask_to_join(
    *, kind: JoinKind, name: str, address: str, at: datetime, terms: Mapping[str, Any] | None = None
) -> NewJoinRequest:
    """Write down that somebody asks to join; it waits for nobody until its address is confirmed.

    A second request from the same address for the same thing takes the place of one that was never confirmed.
    """
    key, to = new_key(), address.strip().lower()
    unconfirmed = JoinRequest.objects.filter(address=to, kind=kind, state=JoinState.UNVERIFIED)
    unconfirmed.filter(programme=(terms or {}).get("programme", "")).delete()
    request = JoinRequest.objects.create(
        kind=kind, name=tidy(name), address=to, key_hash=hash_of(key), asked_at=at, **(terms or {})
    )
    request.refresh_from_db(fields=["uuid"])
    return NewJoinRequest(request, key)


@transaction.atomic
def confirm_address(request: JoinRequest, *, at: datetime, today: date) -> bool:
    """Let a request wait for an answer, now that its address is known to be whose it says; return whether it is news.

    It waits with the employer's administrators where there are any, else with the programme team.
    """
    request = locked(request)
    if request.state != JoinState.UNVERIFIED:
        return False
    request.state, request.verified_at = JoinState.WAITING, at
    if request.kind == JoinKind.LINK_WORKER and request.employer is not None:
        request.waiting_with = request.employer if answers_for(request.employer, today).exists() else None
    request.save(update_fields=["state", "verified_at", "waiting_with"])
    return True


@transaction.atomic
def forward(
    request: JoinRequest, *, to: Organisation | None, by: Person, at: datetime, today: date
) -> JoinRequest:
    """Pass a request on: to an employer's administrators, or, without one, to the programme team.

    :raises JoinRequestRefused: when it was answered meanwhile, waits there already, or nobody there could answer.
    """
    request = locked(request)
    verdict = may_forward(
        JoinState(request.state),
        is_there=request.waiting_with == to,
        somebody_answers=answers_for(to, today).exists(),
    )
    if not verdict.allowed:
        raise JoinRequestRefused(verdict)
    request.waiting_with = to
    if to is not None:
        request.employer = to
    request.save(update_fields=["waiting_with", "employer"])
    audit.write(
        at=at,
        by=by,
        action="join request forwarded",
        subject=request,
        detail={"to": to.code if to else "programme team"},
    )
    return request


def locked(request: JoinRequest) -> JoinRequest:
    """Return a request as it is now, and keep others from answering it until the transaction ends."""
    rows = JoinRequest.objects.select_for_update(of=("self",))
    return rows.select_related("employer", "place", "role", "waiting_with").get(pk=request.pk)


def ask(verdict: Verdict) -> None:
    if not verdict.allowed:
        raise JoinRequestRefused(verdict)


def purge_requests(*, at: datetime) -> int:
    """Remove requests whose address nobody confirmed, and those answered long ago; return how many."""
    stale, _ = JoinRequest.objects.stale(at - CONFIRM_WITHIN).delete()
    old, _ = JoinRequest.objects.decided().filter(decided_at__lt=at - KEPT_AFTER_ANSWER).delete()
    return stale + old
