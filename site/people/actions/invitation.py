"""Making and accepting invitations. Whoever calls these sends the link: `people` sends nothing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from foundations.verdict import Refusal, Refused, Verdict
from people.actions import audit
from people.models import Invitation, Person
from people.queries.invitation import is_in_use
from people.rules.invitation import LASTS, InvitationStanding, may_invite, standing_of
from people.rules.key import hash_of, new_key

CANNOT_BE_ACCEPTED = Refusal("cannot_be_accepted", "This invitation cannot be accepted any more.")


class InvitationRefused(Refused):
    """What was asked for would break a rule about invitations; nothing was written."""


@dataclass(frozen=True, slots=True)
class NewInvitation:
    """An invitation, and the key that goes into its link and is kept nowhere."""

    invitation: Invitation
    key: str


@transaction.atomic
def invite(person: Person, *, by: Person | None, at: datetime, address: str = "") -> NewInvitation:
    """Make an invitation to a person's first address, or to the one to which an earlier invitation went.

    :raises InvitationRefused: when the person uses their account already, may not sign in, or has no address.
    """
    locked = Person.objects.select_for_update(of=("self",)).get(pk=person.pk)
    to = (address or locked.email or "").lower()
    verdict = may_invite(is_in_use=is_in_use(locked), is_active=locked.is_active, has_address=bool(to))
    if not verdict.allowed:
        raise InvitationRefused(verdict)
    key = new_key()
    invitation = Invitation.objects.create(
        person=locked, address=to, key_hash=hash_of(key), sent_at=at, sent_by=by, expires_at=at + LASTS
    )
    audit.write(at=at, by=by, action="person invited", subject=invitation, person_id=locked.pk)
    return NewInvitation(invitation, key)


@transaction.atomic
def accept(invitation: Invitation, *, password: str, at: datetime) -> Person:
    """Let an invited person in with a password of their own; once, whichever of their links they use.

    :raises InvitationRefused: when the invitation was used meanwhile or has expired.
    """
    person: Person = Person.objects.select_for_update(of=("self",)).get(pk=invitation.person_id)
    invitation.refresh_from_db()
    if standing(invitation, person, at=at) is not InvitationStanding.OPEN:
        raise InvitationRefused(Verdict((CANNOT_BE_ACCEPTED,)))
    person.set_password(password)
    person.save(update_fields=["password"])
    invitation.accepted_at = at
    invitation.save(update_fields=["accepted_at"])
    audit.write(at=at, by=person, action="invitation accepted", subject=invitation, person_id=person.pk)
    return person


@transaction.atomic
def settle_invitation(person: Person, *, at: datetime) -> bool:
    """Count an invitation as accepted when its person came in another way, by a new password for instance.

    Return whether that is so: they were invited, and had accepted none before.
    """
    sent = list(Invitation.objects.filter(person=person).order_by("-sent_at", "-pk"))
    if not sent or any(invitation.accepted_at for invitation in sent):
        return False
    latest = sent[0]
    latest.accepted_at = at
    latest.save(update_fields=["accepted_at"])
    audit.write(at=at, by=person, action="invitation settled", subject=latest, person_id=person.pk)
    return True


def standing(invitation: Invitation, person: Person, *, at: datetime) -> InvitationStanding:
    """Return how an invitation stands."""
    return standing_of(
        accepted_at=invitation.accepted_at,
        expires_at=invitation.expires_at,
        is_closed=not person.is_active or person.email is None,
        is_in_use=is_in_use(person),
        at=at,
    )
