"""Asking for a confirmation, of a supervisor or of somebody without an account, and taking it back."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime, timedelta
from typing import Any, Final

from django.db import transaction
from django.urls import reverse

from competencies.kinds import GUEST_ASKED, VERIFICATION_ASKED
from competencies.models import Rating, VerificationItem, VerificationRequest
from competencies.permissions import supervises
from competencies.queries.verification import choosable, item_facts
from competencies.rules.verification import NOT_OPEN, is_open, may_ask, reply_by, state_of
from competencies.vocabulary import VerifierKind
from design.templatetags.linkway_dates import day as day_words
from foundations.london import LONDON
from foundations.verdict import Refused, Verdict
from notifications.actions.notify import notify
from notifications.actions.write import write_to
from notifications.kinds import About
from people.actions import guest_link
from people.models import GuestLink, Person

GUEST_PURPOSE: Final = "competencies.verification"
ABOUT: Final = "competencies.VerificationRequest"


class VerificationRefused(Refused):
    """What was asked for would break a rule about confirmations; nothing was written."""


@transaction.atomic
def ask_supervisor(
    *, person: Person, ratings: Collection[int], verifier: Person, message: str, at: datetime, today: date
) -> VerificationRequest:
    """Ask a line manager or supervisor to confirm one's newest own views, and tell them.

    :raises VerificationRefused: where the rules refuse; its verdict lists why.
    """
    found = _chosen(person, ratings)
    verdict = may_ask(
        chosen=len(set(ratings)),
        current=len(found),
        is_own=verifier.pk == person.pk,
        may_verify=supervises(verifier, person.pk, today),
    )
    request = _write(
        verdict,
        found,
        person=person,
        verifier=verifier,
        verifier_kind=VerifierKind.SUPERVISOR,
        verifier_name=verifier.name,
        message=message.strip(),
        asked_at=at,
        reply_by=reply_by(today),
    )
    notify(
        verifier,
        VERIFICATION_ASKED,
        about(request, reverse("competencies:answer_verification", args=[request.uuid])),
        at,
        occasion=request.uuid,
        words={"name": person.name, "day": day_words(request.reply_by)},
    )
    return request


@transaction.atomic
def ask_guest(
    *,
    person: Person,
    ratings: Collection[int],
    name: str,
    email: str,
    message: str,
    at: datetime,
    today: date,
) -> VerificationRequest:
    """Ask somebody without an account, by a link that is e-mailed to them.

    :raises VerificationRefused: where the rules refuse.
    :raises GuestLinkRefused: where the address is one of the person's own.
    """
    found = _chosen(person, ratings)
    verdict = may_ask(chosen=len(set(ratings)), current=len(found), is_own=False, may_verify=True)
    request = _write(
        verdict,
        found,
        person=person,
        verifier_kind=VerifierKind.GUEST,
        verifier_name=" ".join(name.split()),
        message=message.strip(),
        asked_at=at,
        reply_by=reply_by(today),
    )
    send_guest_link(request, email=email, at=at)
    return request


def send_guest_link(request: VerificationRequest, *, email: str, at: datetime) -> GuestLink:
    """Issue a link that ends with the last day for an answer, and mail it; an earlier one stops working.

    :raises GuestLinkRefused: where the address is one of the person's own.
    """
    person = request.person
    assert person is not None
    ends = datetime.combine(request.reply_by + timedelta(days=1), datetime.min.time(), tzinfo=LONDON)
    link, key = guest_link.issue(
        purpose=GUEST_PURPOSE,
        about=request.uuid,
        email=email,
        name=request.verifier_name,
        asked_by=person,
        at=at,
        expires_at=ends,
    )
    write_to(
        link.email,
        GUEST_ASKED,
        {"name": person.name, "day": day_words(request.reply_by)},
        at,
        about=about(request, reverse("competencies:open_guest_verification", args=[key])),
        occasion=link.uuid,
        name=request.verifier_name,
    )
    return link


@transaction.atomic
def withdraw_request(request: VerificationRequest, *, at: datetime) -> VerificationRequest:
    """Take a request back; what was decided stays, and a link stops working.

    :raises VerificationRefused: when nothing in it waits any more.
    """
    held = locked(request)
    check_open(held)
    held.withdrawn_at = at
    held.save(update_fields=["withdrawn_at"])
    guest_link.revoke(purpose=GUEST_PURPOSE, about=held.uuid, at=at)
    return held


def locked(request: VerificationRequest) -> VerificationRequest:
    """Return a request as it is now, and keep others from answering it until the transaction ends."""
    return (
        VerificationRequest.objects.select_for_update(of=("self",))
        .select_related("person", "verifier", "taken_by")
        .get(pk=request.pk)
    )


def items_of(request: VerificationRequest) -> list[VerificationItem]:
    """Return a request's results as they are now; one query."""
    rows = VerificationItem.objects.filter(request=request)
    return list(rows.select_related("rating__competency", "rating__replaced_by", "decision").order_by("pk"))


def is_waiting(request: VerificationRequest) -> bool:
    return is_open(state_of(item_facts(request, item)) for item in items_of(request))


def check_open(request: VerificationRequest) -> None:
    if not is_waiting(request):
        raise VerificationRefused(Verdict((NOT_OPEN,)))


def about(request: VerificationRequest, url: str) -> About:
    return About(ABOUT, str(request.uuid), url)


def _chosen(person: Person, ratings: Collection[int]) -> list[Rating]:
    """Return those of the chosen views that may be put to somebody; two forms sent at once are one after the other."""
    Person.objects.select_for_update(no_key=True).get(pk=person.pk)
    return list(choosable(person, ratings))


def _write(verdict: Verdict, found: list[Rating], **values: Any) -> VerificationRequest:
    if not verdict.allowed:
        raise VerificationRefused(verdict)
    request = VerificationRequest.objects.create(**values)
    request.refresh_from_db(fields=["uuid"])
    VerificationItem.objects.bulk_create(VerificationItem(request=request, rating=rating) for rating in found)
    return request
