"""Making people and employers set-wise, for imports."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from uuid import UUID

from allauth.account.models import EmailAddress
from django.contrib.auth.hashers import make_password
from django.utils.text import slugify

from people.actions import audit
from people.models import Organisation, Person
from people.rules.people_change import ChangedPerson, NewPerson
from people.vocabulary import OrganisationKind

_BATCH = 2000


def make_people(
    people: Sequence[NewPerson], *, by: Person | None, at: datetime
) -> tuple[dict[str, int], dict[int, UUID]]:
    """Make people who can sign in once they have set a password by e-mail; return ids by address, actors by id."""
    made = [
        Person(
            email=new.email, name=new.name, ref=new.ref or None, joined_at=at, password=make_password(None)
        )
        for new in people
    ]
    Person.objects.bulk_create(made, batch_size=_BATCH)
    # An unverified claim to the address by somebody else gives way to the list of those who employ its owner.
    EmailAddress.objects.filter(email__in=[new.email for new in people], verified=False).delete()
    EmailAddress.objects.bulk_create(
        [EmailAddress(user=person, email=person.email, verified=True, primary=True) for person in made],
        batch_size=_BATCH,
    )
    audit.write_many(
        audit.entry(at=at, by=by, action="person imported", subject=person, person_id=person.pk)
        for person in made
    )
    return {str(person.email): person.pk for person in made}, {person.pk: person.actor for person in made}


def change_people(people: Sequence[ChangedPerson], *, by: Person | None, at: datetime) -> None:
    """Change names and references."""
    on_record = Person.objects.in_bulk([changed.id for changed in people])
    for changed in people:
        on_record[changed.id].name = changed.name
        on_record[changed.id].ref = changed.ref or None
    Person.objects.bulk_update(on_record.values(), ["name", "ref"], batch_size=500)
    audit.write_many(
        audit.entry(at=at, by=by, action="person changed by import", subject=person, person_id=person.pk)
        for person in on_record.values()
    )


def make_employers(names: Mapping[str, str], *, by: Person | None, at: datetime) -> dict[str, int]:
    """Make employers that are known by name only; return their ids by the key of the name."""
    taken = {code.upper() for code in Organisation.objects.values_list("code", flat=True)} if names else set()
    made = {}
    for key, name in names.items():
        code = free_code(name, taken)
        taken.add(code)
        made[key] = Organisation(code=code, name=name, kind=OrganisationKind.OTHER)
    Organisation.objects.bulk_create(made.values(), batch_size=_BATCH)
    audit.write_many(
        audit.entry(at=at, by=by, action="employer made by import", subject=organisation)
        for organisation in made.values()
    )
    return {key: organisation.pk for key, organisation in made.items()}


def free_code(name: str, taken: Iterable[str]) -> str:
    """Return a code of our own for an organisation that is known by name only."""
    base = f"LW-EMP-{slugify(name)[:24].strip('-').upper() or 'X'}"
    code, number = base, 1
    while code in taken:
        number += 1
        code = f"{base}-{number}"
    return code
