"""Adding people and changing what is on record of them."""

from __future__ import annotations

from datetime import date, datetime

from allauth.account.models import EmailAddress
from django.db import transaction

from foundations.verdict import Refusal, Refused, Verdict
from people.actions import audit
from people.actions.roles import sync_roles
from people.models import Person

ADDRESS_TAKEN = Refusal("address_taken", "Somebody already has this e-mail address.")
NO_ADDRESS = Refusal("no_address", "A person needs an e-mail address.")


class PersonRefused(Refused):
    """What was asked for would break a rule about people; nothing was written."""


@transaction.atomic
def add_person(
    *,
    email: str,
    name: str,
    by: Person | None,
    at: datetime,
    password: str | None = None,
    ref: str = "",
    is_demo: bool = False,
    is_superuser: bool = False,
) -> Person:
    """Add a person, who may sign in once they have a password.

    The address counts as theirs: whoever adds them vouches for it, and setting a password takes a link sent to it.

    :raises PersonRefused: when the address is somebody's.
    """
    address = email.strip().lower()
    _check_address(address)
    person = Person(
        email=address,
        name=" ".join(name.split()),
        ref=ref or None,
        is_demo=is_demo,
        is_superuser=is_superuser,
        is_staff=is_superuser,
        joined_at=at,
    )
    person.set_password(password)
    person.save()
    EmailAddress.objects.filter(email__iexact=address, verified=False).delete()
    EmailAddress.objects.create(user=person, email=address, verified=True, primary=True)
    audit.write(at=at, by=by, action="person added", subject=person, person_id=person.pk)
    return person


@transaction.atomic
def change_person(
    person: Person,
    *,
    email: str,
    name: str,
    ref: str,
    is_active: bool,
    by: Person | None,
    at: datetime,
    today: date,
) -> Person:
    """Change what is on record of a person; a new first address is added to those that they have.

    :raises PersonRefused: when the address is somebody else's, or missing.
    """
    address = email.strip().lower()
    before = Person.objects.get(pk=person.pk)
    if address != before.email:
        _check_address(address, but=person)
        _make_first(person, address)
    person.email, person.name, person.ref, person.is_active = (
        address,
        " ".join(name.split()),
        ref or None,
        is_active,
    )
    person.save(update_fields=["email", "name", "ref", "is_active"])
    changed = [
        field
        for field in ("email", "name", "ref", "is_active")
        if getattr(before, field) != getattr(person, field)
    ]
    if changed:
        audit.write(
            at=at,
            by=by,
            action="person changed",
            subject=person,
            person_id=person.pk,
            detail={"fields": changed},
        )
    sync_roles([person.pk], on=today)
    return person


def _check_address(address: str, but: Person | None = None) -> None:
    if not address:
        raise PersonRefused(Verdict((NO_ADDRESS,)))
    if Person.objects.known_as(address).exclude(pk=but.pk if but else None).exists():
        raise PersonRefused(Verdict((ADDRESS_TAKEN,)))


def _make_first(person: Person, address: str) -> None:
    EmailAddress.objects.filter(email__iexact=address, verified=False).delete()
    EmailAddress.objects.filter(user=person, primary=True).update(primary=False)
    EmailAddress.objects.update_or_create(
        user=person, email=address, defaults={"verified": True, "primary": True}
    )
