"""Requests to join: those that wait for somebody, and who could answer them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from people.models import JoinRequest, Organisation, Person, Responsibility
from people.models.join_request import JoinRequestQuerySet
from people.permissions import employers_kept_by, may_manage_people
from people.rules.key import hash_of
from people.vocabulary import EMPLOYER_KINDS, JoinKind, JoinState, ResponsibilityKind


def request_with(key: str) -> JoinRequest | None:
    """Return the request that has a key in its link; one query."""
    found = JoinRequest.objects.filter(key_hash=hash_of(key))
    return found.select_related("employer", "waiting_with", "place", "role").first()


def requests_open_to(person: Person, on: date) -> QuerySet[JoinRequest]:
    """Return the waiting requests that a person may answer that day, oldest first.

    The programme team may answer all of them; an employer's administrators those that wait with that employer.
    """
    return _in_sight_of(person, on).waiting().order_by("verified_at", "pk")


def request_seen_by(person: Person, uuid: UUID, on: date) -> JoinRequest | None:
    """Return a request that a person may answer, or could have until somebody did; who follows a route is in neither."""
    seen = _in_sight_of(person, on).exclude(state=JoinState.UNVERIFIED).exclude(kind=JoinKind.ROUTE)
    return seen.select_related("decided_by").filter(uuid=uuid).first()


def _in_sight_of(person: Person, on: date) -> JoinRequestQuerySet:
    rows = JoinRequest.objects.select_related("employer", "place", "role", "waiting_with")
    if may_manage_people(person):
        return rows
    return rows.filter(kind=JoinKind.LINK_WORKER, waiting_with__in=employers_kept_by(person, on))


def answers_for(organisation: Organisation | None, on: date) -> QuerySet[Person]:
    """Return who answers requests that wait with an employer, or with the programme team."""
    people: QuerySet[Person] = Person.objects.current().filter(is_active=True)
    held = Responsibility.objects.on(on)
    if organisation is None:
        team = held.of_kind(ResponsibilityKind.PROGRAMME_ADMIN)
        return people.filter(Q(is_superuser=True) | Q(pk__in=team.values("person_id"))).order_by("pk")
    keepers = held.of_kind(ResponsibilityKind.EMPLOYER_ADMINISTRATOR).filter(organisation=organisation)
    return people.filter(pk__in=keepers.values("person_id")).order_by("pk")


def employers_that_answer(on: date) -> QuerySet[Organisation]:
    """Return the employers that have an administrator that day, by name."""
    held = Responsibility.objects.on(on).of_kind(ResponsibilityKind.EMPLOYER_ADMINISTRATOR)
    kept = held.filter(person__is_active=True, organisation__isnull=False)
    return Organisation.objects.on(on).filter(pk__in=kept.values("organisation_id")).order_by("name", "pk")


def organisations_like(
    text: str, on: date, kinds: Iterable[str] = EMPLOYER_KINDS, at_most: int = 8
) -> list[Organisation]:
    """Return the organisations that somebody may mean by a name or a code: the very one, or those that contain it."""
    typed = " ".join(text.split())
    if not typed:
        return []
    of_kind = Organisation.objects.on(on).filter(kind__in=list(kinds)).order_by("name", "pk")
    exact = list(
        of_kind.filter(Q(name__iexact=typed) | Q(code__iexact=typed) | Q(ods_code__iexact=typed))[:at_most]
    )
    if exact:
        return exact
    words = Q()
    for word in typed.split()[:8]:
        words &= Q(name__icontains=word)
    return list(of_kind.filter(words)[:at_most])
