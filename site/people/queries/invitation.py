"""Who has not come in yet, and when they were asked."""

from __future__ import annotations

from datetime import date

from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX
from django.db.models import OuterRef, Q, QuerySet, Subquery

from people.models import Invitation, Person
from people.rules.key import hash_of
from people.vocabulary import Purpose

INVITING = (Purpose.EMPLOYER_LIST, Purpose.PROGRAMME_TEAM)


def is_in_use(person: Person) -> bool:
    """Return whether a person has come in: they have a password, or have signed in another way."""
    return person.has_usable_password() or person.last_login is not None


def invitation_with(key: str) -> Invitation | None:
    """Return the invitation that has a key in its link; one query."""
    return Invitation.objects.select_related("person").filter(key_hash=hash_of(key)).first()


def not_in_yet(viewer: Person, on: date) -> QuerySet[Person]:
    """Return those a viewer may invite who have not come in, with when they were last asked and until when that holds.

    Nobody is here who was merged, erased or closed, nor anybody of the demonstration.
    """
    latest = Invitation.objects.filter(person=OuterRef("pk")).order_by("-sent_at", "-pk")
    people: QuerySet[Person] = (
        Person.objects.visible_to(viewer, to=INVITING, on=on)
        .filter(is_active=True, is_demo=False, last_login__isnull=True)
        .filter(Q(password="") | Q(password__startswith=UNUSABLE_PASSWORD_PREFIX))
        .annotate(
            asked_at=Subquery(latest.values("sent_at")[:1]),
            asked_until=Subquery(latest.values("expires_at")[:1]),
        )
        .order_by("name", "pk")
    )
    return people
