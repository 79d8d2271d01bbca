"""Sending invitations, and letting in whoever accepts one."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction
from django.urls import reverse

from notifications.actions.write import write_to
from notifications.kinds import About
from people.actions import invitation as invitations
from people.models import Invitation, Person
from people.queries.invitation import not_in_yet
from website.actions.welcome import give_places
from website.kinds import INVITATION

PROGRAMME_TEAM = "The programme team"


@transaction.atomic
def send_invitation(
    person: Person, *, by: Person | None, at: datetime, address: str = "", inviter: str = ""
) -> Invitation:
    """Invite one person, and put the mail with the link into the outbox.

    :raises InvitationRefused: when the person uses their account already, may not sign in, or has no address.
    """
    made = invitations.invite(person, by=by, at=at, address=address)
    invitation = made.invitation
    link = reverse("website:open_invitation", args=[made.key])
    write_to(
        invitation.address,
        INVITATION,
        {"inviter": inviter or (by.name if by else PROGRAMME_TEAM)},
        at,
        about=About("people.Invitation", str(invitation.pk), link),
        occasion=invitation.pk,
        name=person.get_short_name(),
    )
    return invitation


@transaction.atomic
def send_invitations(person_ids: Iterable[int], *, by: Person, at: datetime, today: date) -> list[Person]:
    """Invite those of these people whom somebody may invite and who have not come in; return them.

    Whoever came in meanwhile, or is not theirs to invite, is left out.
    """
    people = list(not_in_yet(by, today).filter(pk__in=list(person_ids), email__isnull=False))
    for person in people:
        send_invitation(person, by=by, at=at)
    return people


@transaction.atomic
def send_again(invitation: Invitation, *, at: datetime) -> Invitation:
    """Send a new invitation in place of one that has expired: to the address that it went to, and nowhere else.

    :raises InvitationRefused: as ``send_invitation`` does.
    """
    person, by = invitation.person, invitation.sent_by
    return send_invitation(person, by=by, at=at, address=invitation.address)


@transaction.atomic
def accept_invitation(invitation: Invitation, *, password: str, at: datetime, today: date) -> Person:
    """Let somebody in, with the places on programmes that go with their post.

    :raises InvitationRefused: when the invitation was used meanwhile or has expired.
    """
    person = invitations.accept(invitation, password=password, at=at)
    give_places(person, at=at, today=today)
    return person
