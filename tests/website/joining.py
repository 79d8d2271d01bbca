"""People who run a programme and keep lists, and the links in the mails that they send."""

from __future__ import annotations

from datetime import date
from typing import Any

from notifications.models import Mail
from people.models import JobRole, JoinRequest, Organisation, Person
from people.vocabulary import JoinKind, OrganisationKind, ResponsibilityKind
from tests.people.factories import NOW, TODAY, a_person, a_post, a_responsibility, an_organisation
from website.actions.join_request import ask_to_join, confirm_address

FIRST_DAY = date(2026, 9, 1)
PASSWORD = "a quiet tram at dusk"


def somebody_of_the_team(name: str = "Ada Byron") -> Person:
    person = a_person(name, is_demo=True, password=PASSWORD)
    a_responsibility(person, ResponsibilityKind.PROGRAMME_ADMIN)
    return person


def an_employer(name: str = "Riverside Wellbeing") -> Organisation:
    return an_organisation(OrganisationKind.VCSE, name=name)


def an_administrator(employer: Organisation, name: str = "Ruth Adeyemi") -> Person:
    person = a_person(name, password=PASSWORD)
    a_responsibility(person, ResponsibilityKind.EMPLOYER_ADMINISTRATOR, organisation=employer)
    return person


def a_link_worker_at(employer: Organisation, name: str = "Maya Ellis", **fields: Any) -> Person:
    person = a_person(name, **fields)
    a_post(person, employer)
    return person


def asked(
    employer: Organisation | None = None,
    *,
    name: str = "Nia Jones",
    address: str = "nia@new.example",
    **terms: Any,
) -> JoinRequest:
    """Return a link worker's request whose address is not confirmed yet."""
    said = {
        "role": JobRole.objects.get(code="link_worker"),
        "employer": employer,
        "employer_name": employer.name if employer else "Somewhere else",
        "started_on": FIRST_DAY,
    } | terms
    kind = JoinKind.LINK_WORKER
    ask_to_join(kind=kind, name=name, address=address, terms=said, at=NOW, today=TODAY)
    return JoinRequest.objects.latest("pk")


def waiting(employer: Organisation | None = None, **terms: Any) -> JoinRequest:
    """Return a link worker's request that waits for an answer."""
    request = asked(employer, **terms)
    confirm_address(request, at=NOW, today=TODAY)
    return JoinRequest.objects.get(pk=request.pk)


def mails_to(address: str) -> list[Mail]:
    return list(Mail.objects.to_address(address).order_by("pk"))


def link_to(address: str) -> str:
    """Return where the latest mail to an address leads."""
    return str(mails_to(address)[-1].message["action"]["url"])
