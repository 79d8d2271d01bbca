"""What the programme team does for a person who is stuck."""

from __future__ import annotations

from datetime import date, datetime
from typing import Final

from allauth.account.models import EmailAddress
from django.db import transaction
from django.urls import reverse

from foundations.verdict import Refusal, Refused, Verdict
from notifications.actions.write import write_to
from notifications.kinds import About
from people.actions import audit
from people.actions.person import change_person
from people.models import Invitation, Person
from website.help_kinds import ADDRESS_CHANGED
from website.vocabulary import AddressCheck

OWN_ADDRESS: Final = Refusal(
    "own_address", "Change your own address under “My account”, so that you confirm it yourself."
)
ADMINISTRATOR: Final = Refusal(
    "administrator", "This is an administrator of the whole site: only another one changes their address."
)
SAME: Final = Refusal("same", "That is the first address of this person already.")


class AddressRefused(Refused):
    """The address was not changed; the verdict says why."""


@transaction.atomic
def change_address(
    person: Person,
    *,
    address: str,
    check: AddressCheck,
    keeps_former: bool,
    by: Person,
    at: datetime,
    today: date,
) -> Person:
    """Make an address somebody's first, after a check that it is theirs, and tell both addresses.

    Without ``keeps_former`` the former one signs nobody in any more, and no invitation that went there can be accepted.

    :raises AddressRefused: of oneself, of an administrator, or where it is their first address already.
    :raises PersonRefused: when the address is somebody else's.
    """
    person = Person.objects.select_for_update(of=("self",)).get(pk=person.pk)
    former, wanted = person.email or "", address.strip().lower()
    _check(person, wanted, by)
    change_person(
        person, email=wanted, name=person.name, ref=person.ref or "", is_active=person.is_active, by=by, at=at,
        today=today,
    )  # fmt: skip
    if not keeps_former:
        EmailAddress.objects.filter(user=person, email__iexact=former).delete()
        Invitation.objects.open(at).filter(person=person, address=former).update(expires_at=at)
    entry = audit.write(
        at=at,
        by=by,
        action="address changed by support",
        subject=person,
        person_id=person.pk,
        detail={"check": check.value, "keeps_former": keeps_former},
    )
    about = About("people.AuditEntry", str(entry.pk), reverse("website:report"))
    for told in filter(None, (former, wanted)):
        write_to(told, ADDRESS_CHANGED, {}, at, about=about, occasion=entry.pk, name=person.get_short_name())
    return person


def _check(person: Person, wanted: str, by: Person) -> None:
    refusals = []
    if person.pk == by.pk:
        refusals.append(OWN_ADDRESS)
    elif person.is_superuser and not by.is_superuser:
        refusals.append(ADMINISTRATOR)
    if wanted == person.email:
        refusals.append(SAME)
    if refusals:
        raise AddressRefused(Verdict.of(refusals))
