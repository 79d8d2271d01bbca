"""Making two people's portfolios one."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from people.models import Person
from portfolio.models import Certificate, CPDEntry, CPDPlan


def join_portfolios(keep: Person, lose: Person, at: datetime, **_: Any) -> None:
    """Give one person the other's certificates and log; the kept person's own CPD year stands.

    Certificates keep the name with which they were issued.
    """
    Certificate.objects.of_person(lose).update(recipient=keep)
    CPDEntry.objects.of_person(lose).update(person=keep)
    if CPDPlan.objects.filter(person=keep).exists():
        CPDPlan.objects.filter(person=lose).delete()
    else:
        CPDPlan.objects.filter(person=lose).update(person=keep)
