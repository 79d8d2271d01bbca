"""Records that may be one person's."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from allauth.account.models import EmailAddress
from django.db.models import Count, Q
from django.db.models.functions import Lower, Trim

from people.models import Membership, Person, Post, Responsibility

MOST_FOUND = 20


@dataclass(frozen=True, slots=True)
class RecordLine:
    """One record as it stands beside another: what names the person, and what hangs on it."""

    person: Person
    addresses: tuple[str, ...]
    posts: tuple[Post, ...]
    groups: tuple[str, ...]
    responsibilities: int


def people_found(words: str) -> list[Person]:
    """Return people by name, any address or reference; one query."""
    typed = " ".join(words.split())[:100]
    if not typed:
        return []
    meant = Q(name__icontains=typed) | Q(ref__iexact=typed) | Q(email__icontains=typed)
    meant |= Q(emailaddress__email__icontains=typed)
    return list(Person.objects.current().filter(meant).distinct().order_by("name", "pk")[:MOST_FOUND])


def same_names() -> list[Sequence[Person]]:
    """Return people of one name, two or more each: those who may be one person; two queries."""
    named = Person.objects.current().annotate(alike=Lower(Trim("name")))
    twice = named.exclude(alike="").values("alike").annotate(times=Count("pk")).filter(times__gt=1)
    names = [row["alike"] for row in twice.order_by("alike")[:MOST_FOUND]]
    found: dict[str, list[Person]] = {name: [] for name in names}
    for person in named.filter(alike__in=names).order_by("joined_at", "pk"):
        found[person.alike].append(person)
    return list(found.values())


def record_line(person: Person) -> RecordLine:
    """Return what is on record of one person; four queries."""
    posts = Post.objects.for_person(person).select_related("role", "employer").order_by("started_on", "pk")
    groups = Membership.objects.filter(person=person).order_by("started_on", "pk")
    addresses = EmailAddress.objects.filter(user_id=person.pk).order_by("-primary", "email")
    return RecordLine(
        person=person,
        addresses=tuple(addresses.values_list("email", flat=True)),
        posts=tuple(posts),
        groups=tuple(groups.values_list("group__name", flat=True)),
        responsibilities=Responsibility.objects.filter(Q(person=person) | Q(subject=person)).count(),
    )
