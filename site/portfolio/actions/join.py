"""Making two people's portfolios one."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from people.models import Person
from portfolio.actions.forget import remove_copies
from portfolio.models import Certificate, ClosedAccount, CPDEntry, CPDPlan


def join_portfolios(keep: Person, lose: Person, at: datetime, **_: Any) -> None:
    """Give one person the other's certificates and log; the kept person's own CPD year stands.

    Certificates keep the name with which they were issued. Copies of data are dropped: a new one holds both records.
    """
    Certificate.objects.of_person(lose).update(recipient=keep)
    CPDEntry.objects.of_person(lose).update(person=keep)
    if CPDPlan.objects.filter(person=keep).exists():
        CPDPlan.objects.filter(person=lose).delete()
    else:
        CPDPlan.objects.filter(person=lose).update(person=keep)
    ClosedAccount.objects.filter(person=lose).delete()
    remove_copies([keep.pk, lose.pk], at)
