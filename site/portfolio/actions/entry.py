"""Writing, changing and removing entries of one's own CPD log."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from people.models import Person
from portfolio.models import CPDEntry, CPDPlan
from portfolio.vocabulary import EntrySource, EntryStatus


@transaction.atomic
def write_entry(
    *, person: Person, values: Mapping[str, Any], is_draft: bool, at: datetime, entry: CPDEntry | None = None
) -> CPDEntry:
    """Write an entry, new or there before, as a draft or as logged."""
    entry = entry or CPDEntry(person=person, source=EntrySource.MANUAL)
    for field, value in values.items():
        setattr(entry, field, value)
    entry.status = EntryStatus.DRAFT if is_draft else EntryStatus.LOGGED
    entry.changed_at = at
    entry.save()
    return entry


@transaction.atomic
def remove_entry(*, entry: CPDEntry) -> None:
    """Remove an entry for good. A drafted one does not come back: its statement is not handled again."""
    entry.delete()


@transaction.atomic
def start_cpd_year_in(*, person: Person, month: int) -> CPDPlan:
    """Say in which month somebody's CPD year begins."""
    plan, _ = CPDPlan.objects.update_or_create(person=person, defaults={"starts_in_month": month})
    return plan
