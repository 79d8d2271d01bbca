"""Making two people's portfolios one."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from people.models import Person
from portfolio.actions.forget import remove_copies, remove_files
from portfolio.models import Certificate, ClosedAccount, CPDEntry, CPDPlan, ExternalTraining


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
    _join_training(keep, lose)
    ClosedAccount.objects.filter(person=lose).delete()
    remove_copies([keep.pk, lose.pk], at)


def _join_training(keep: Person, lose: Person) -> None:
    """Move outside training; what both records hold stays once, and acceptance by oneself does not stand."""
    rows = ExternalTraining.objects
    both = (keep.pk, lose.pk)
    rows.filter(person__in=both, accepted_by__in=both).update(accepted_by=None, accepted_at=None)
    rows.filter(person__in=both, returned_by__in=both).update(returned_by=None, returned_at=None)
    rows.filter(returned_by=lose).update(returned_by=keep)
    rows.filter(recorded_by=lose).update(recorded_by=keep)
    rows.filter(accepted_by=lose).update(accepted_by=keep)
    held = {_same_training(row): row for row in rows.filter(person=keep)}
    for row in rows.filter(person=lose):
        own = held.get(_same_training(row))
        if own is None:
            row.person = keep
            row.save(update_fields=["person"])
            continue
        if row.is_accepted and not own.is_accepted:
            own.accepted_at, own.accepted_by, own.returned_at = row.accepted_at, row.accepted_by, None
        if row.file_name and not own.file_name:
            own.file_name, own.file_title = row.file_name, row.file_title
            own.file_type, own.file_bytes = row.file_type, row.file_bytes
        elif row.file_name:
            remove_files([row.file_name])
        own.save()
        row.delete()


def _same_training(row: ExternalTraining) -> tuple[Any, ...]:
    return row.code, row.level, row.title.upper(), row.done_on
