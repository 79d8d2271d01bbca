"""Asking to join, and the answer: each tells whoever has to know, and nobody else anything."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.core.signing import Signer
from django.db import transaction
from django.urls import reverse

from notifications.actions.notify import News, notify, tell
from notifications.actions.write import write_to
from notifications.kinds import About
from people.actions import join_decision, join_request
from people.actions.invitation import invite
from people.models import JobRole, JoinRequest, Organisation, Person
from people.queries.invitation import is_in_use
from people.queries.join_request import answers_for
from people.vocabulary import DeclineReason, JoinKind
from website.actions.invitation import send_invitation
from website.actions.welcome import give_places
from website.kinds import (
    CONFIRM_ADDRESS,
    HAS_ACCOUNT,
    KEEPS_LIST,
    REQUEST_ANSWERED,
    REQUEST_APPROVED,
    REQUEST_WAITS,
)

ABOUT = "people.JoinRequest"
TEAM = "the programme"
SIGNER = Signer(salt="website.join_request")


@transaction.atomic
def ask_to_join(
    *, kind: JoinKind, name: str, address: str, terms: Mapping[str, Any], at: datetime, today: date
) -> None:
    """Write to an address what it needs to go on; the screen says the same whatever that is.

    Somebody unknown confirms the address; somebody with an account is told so; somebody invited is invited again. An
    organisation registers whoever asks, known or not, because it asks for more than an account.
    """
    known: Person | None = Person.objects.known_as(address).first()
    if known is not None and kind != JoinKind.EMPLOYER:
        _write_to_known(known, address, at)
        return
    made = join_request.ask_to_join(kind=kind, name=name, address=address, at=at, terms=terms)
    request = made.request
    link = reverse("website:join_request", args=[made.key])
    write_to(
        request.address,
        CONFIRM_ADDRESS,
        {},
        at,
        about=About(ABOUT, str(request.uuid), link),
        occasion="confirm",
        name=name.split(" ", maxsplit=1)[0],
    )


def _write_to_known(person: Person, address: str, at: datetime) -> None:
    if person.is_active and not is_in_use(person) and person.email == address:
        send_invitation(person, by=None, at=at)
        return
    about = About("people.Person", str(person.pk), reverse("account_login"))
    write_to(address, HAS_ACCOUNT, {}, at, about=about, occasion=at.isoformat())


@transaction.atomic
def confirm_address(request: JoinRequest, *, at: datetime, today: date) -> str:
    """Let a request wait for its answer, and tell those who give it.

    For an open programme the confirmed address is enough: the account is made, and the key of an invitation returned
    for whoever is on the screen; somebody who has come in meanwhile has their place at once.
    """
    is_news = join_request.confirm_address(request, at=at, today=today)
    request.refresh_from_db()
    if not is_news:
        return ""
    if request.kind != JoinKind.ROUTE:
        tell_who_answers(request, at=at, today=today)
        return ""
    person = join_decision.open_account_for(request, at=at)
    request.refresh_from_db()
    if is_in_use(person):
        give_places(person, at=at, today=today)
        return ""
    return invite(person, by=None, at=at).key


def tell_who_answers(request: JoinRequest, *, at: datetime, today: date) -> None:
    """Tell those with whom a request waits."""
    where = request.waiting_with.name if request.waiting_with else TEAM
    about = About(ABOUT, str(request.uuid), reverse("website:request", args=[request.uuid]))
    occasion = f"waits-{request.waiting_with_id or 'team'}"
    words = {"name": request.name, "where": where}
    people = answers_for(request.waiting_with, today)
    tell([News(person, REQUEST_WAITS, about, occasion, words) for person in people], at=at)


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
    """Say yes, and send the invitation; somebody who has an account is told.

    :raises JoinRequestRefused: when it was answered meanwhile, or something is missing.
    :raises PostRefused: when the rules about posts refuse.
    """
    request = join_decision.approve(
        request, by=by, at=at, today=today, employer=employer, role=role, place=place
    )
    person, employer = request.person, request.employer
    assert person is not None
    assert employer is not None
    if not is_in_use(person) and person.is_active:
        send_invitation(person, by=by, at=at, inviter=employer.name)
    else:
        is_list = request.kind == JoinKind.EMPLOYER
        kind, page = (KEEPS_LIST, "posts") if is_list else (REQUEST_APPROVED, "my_learning")
        about = About(ABOUT, str(request.uuid), reverse(f"website:{page}"))
        notify(person, kind, about, at, occasion="approved", words={"where": employer.name})
    if person.email != request.address:
        _write_that_it_was_answered(request, at)
    return request


@transaction.atomic
def decline(
    request: JoinRequest, *, reason: DeclineReason, words: str, by: Person, at: datetime
) -> JoinRequest:
    """Say no. The mail says that there is an answer; the reason stands behind its link.

    :raises JoinRequestRefused: when it was answered meanwhile.
    """
    request = join_decision.decline(request, reason=reason, words=words, by=by, at=at)
    _write_that_it_was_answered(request, at)
    return request


def _write_that_it_was_answered(request: JoinRequest, at: datetime) -> None:
    link = reverse("website:join_request", args=[SIGNER.sign(str(request.uuid))])
    about = About(ABOUT, str(request.uuid), link)
    name = request.name.split(" ", maxsplit=1)[0]
    write_to(request.address, REQUEST_ANSWERED, {}, at, about=about, occasion="answered", name=name)


@transaction.atomic
def forward(
    request: JoinRequest, *, to: Organisation | None, by: Person, at: datetime, today: date
) -> JoinRequest:
    """Pass a request on, and tell those with whom it waits now.

    :raises JoinRequestRefused: when it was answered meanwhile, waits there already, or nobody there could answer.
    """
    request = join_request.forward(request, to=to, by=by, at=at, today=today)
    tell_who_answers(request, at=at, today=today)
    return request
