"""Guest links, and the addresses at which somebody would only reach themselves."""

from __future__ import annotations

from collections.abc import Collection
from uuid import UUID

from allauth.account.models import EmailAddress

from people.models import GuestLink, Invitation, JoinRequest, Person
from people.rules.key import hash_of


def guest_link_for(key: str, purpose: str) -> GuestLink | None:
    """Return the link of a purpose that has a key; one query."""
    return GuestLink.objects.select_related("asked_by").filter(purpose=purpose, key_hash=hash_of(key)).first()


def latest_link(purpose: str, about: UUID) -> GuestLink | None:
    """Return the link that was issued last about a thing; one query."""
    return GuestLink.objects.about(purpose, about).order_by("-issued_at", "-pk").first()


def addresses_of(people: Collection[Person]) -> set[str]:
    """Return every address that is known to be one of these people's, confirmed or not; three queries."""
    ids = [person.pk for person in people]
    known = {person.email for person in people if person.email}
    known |= set(EmailAddress.objects.filter(user__in=ids).values_list("email", flat=True))
    known |= set(Invitation.objects.filter(person__in=ids).values_list("address", flat=True))
    return known | set(JoinRequest.objects.filter(person__in=ids).values_list("address", flat=True))
