"""Deciding whom a waiting row of an import means; the file is then imported again, and the row waits no more."""

from __future__ import annotations

from datetime import datetime

from allauth.account.models import EmailAddress
from django.db import transaction

from foundations.verdict import Refused, Verdict
from people.actions import audit
from people.actions.locks import hold_imports
from people.actions.person import add_person
from people.models import ImportRun, Person
from people.rules.waiting_row import ADDRESS_KNOWN, NOT_ONE_OF_THEM, WaitingRow


class DecisionRefused(Refused):
    """The row cannot be decided so; nothing was written."""


@transaction.atomic
def is_the_same(row: WaitingRow, person: Person, *, run: ImportRun, by: Person, at: datetime) -> EmailAddress:
    """Give somebody on record the new address, so that the row finds them.

    :raises DecisionRefused: when they are not among those whom the row may mean, or the address is taken by now.
    """
    if person.pk not in {candidate.person_id for candidate in row.candidates}:
        raise DecisionRefused(Verdict((NOT_ONE_OF_THEM,)))
    _check_free(row)
    EmailAddress.objects.filter(email__iexact=row.email, verified=False).delete()
    added = EmailAddress.objects.create(user=person, email=row.email, verified=True, primary=False)
    detail = {"import": run.pk, "line": row.line}
    audit.write(
        at=at,
        by=by,
        action="address added from an import",
        subject=person,
        person_id=person.pk,
        detail=detail,
    )
    return added


@transaction.atomic
def is_somebody_new(row: WaitingRow, *, run: ImportRun, by: Person, at: datetime) -> Person:
    """Put somebody new on record, so that the row finds them.

    :raises DecisionRefused: when the address is taken by now.
    """
    if not row.may_be_new:
        raise DecisionRefused(Verdict((NOT_ONE_OF_THEM,)))
    _check_free(row)
    return add_person(email=row.email, name=row.name, by=by, at=at, is_demo=by.is_demo)


def _check_free(row: WaitingRow) -> None:
    hold_imports()
    if Person.objects.known_as(row.email).exists():
        raise DecisionRefused(Verdict((ADDRESS_KNOWN,)))
