"""What the programme team sees of a person who is stuck: ways in, invitations, and what became of mails."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from allauth.account.models import EmailAddress
from allauth.mfa.utils import is_mfa_enabled
from django.db.models import Q, QuerySet

from notifications.kinds import notification_kinds
from notifications.models import Mail
from notifications.queries.delivery import failing_addresses
from people.models import Invitation, Person
from people.queries.invitation import is_in_use
from people.vocabulary import Purpose

MAILS: Final = 20


@dataclass(frozen=True)
class AddressLine:
    address: str
    is_first: bool
    is_confirmed: bool
    is_failing: bool


@dataclass(frozen=True)
class MailLine:
    """One mail, without what it says."""

    title: str
    address: str
    state: str
    state_words: str
    queued_at: datetime
    sent_at: datetime | None
    problem: str


@dataclass(frozen=True)
class Stuck:
    """A person, as support sees them."""

    person: Person
    is_in_use: bool
    has_second_step: bool
    addresses: Sequence[AddressLine]
    invitations: Sequence[Invitation]
    mails: Sequence[MailLine]


def people_like(viewer: Person, text: str, on: date) -> QuerySet[Person]:
    """Return the people of whom the programme team may know, by a part of their name or address."""
    typed = " ".join(text.replace("\x00", " ").split())
    people: QuerySet[Person] = Person.objects.visible_to(viewer, to=Purpose.PROGRAMME_TEAM, on=on)
    if not typed:
        return people.none()
    named = Q()
    for word in typed.split()[:6]:
        named &= Q(name__icontains=word)
    addressed = EmailAddress.objects.filter(email__icontains=typed).values("user_id")
    return people.filter(named | Q(email__icontains=typed) | Q(pk__in=addressed)).order_by("name", "pk")


def stuck_person(viewer: Person, pk: int, on: date) -> Stuck | None:
    """Return what support sees of one person; seven queries."""
    person = Person.objects.visible_to(viewer, to=Purpose.PROGRAMME_TEAM, on=on).filter(pk=pk).first()
    if person is None:
        return None
    addresses = list(EmailAddress.objects.filter(user=person).order_by("-primary", "email"))
    known = {row.email.lower() for row in addresses} | {person.email or ""}
    failing = failing_addresses(known)
    return Stuck(
        person,
        is_in_use(person),
        is_mfa_enabled(person),
        [
            AddressLine(row.email, row.primary, row.verified, row.email.lower() in failing)
            for row in addresses
        ],
        list(
            Invitation.objects.filter(person=person)
            .select_related("sent_by")
            .order_by("-sent_at", "-pk")[:10]
        ),
        _mails(person, known),
    )


def _mails(person: Person, addresses: set[str]) -> list[MailLine]:
    rows = Mail.objects.filter(Q(person=person) | Q(address__in=addresses)).defer("message")
    return [
        MailLine(
            _title(row.kind, row.subject),
            row.address,
            row.state,
            row.get_state_display(),
            row.queued_at,
            row.sent_at,
            row.problem,
        )
        for row in rows.order_by("-queued_at", "-pk")[:MAILS]
    ]


def _title(kind: str, subject: str) -> str:
    known = notification_kinds.get(kind)
    return known.title if known else subject
