"""Joining two records of one person, and deciding whom a waiting row means: with everybody told, in one transaction."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.urls import reverse

from notifications.actions.notify import notify
from notifications.actions.write import write_to
from notifications.kinds import About
from people.actions.merge import merge
from people.actions.waiting_row import is_the_same
from people.models import ImportRun, Person, PersonMerge
from people.rules.waiting_row import WaitingRow
from website.moving_kinds import ADDRESS_ADDED, RECORDS_JOINED


@transaction.atomic
def join_records(*, keep: Person, lose: Person, by: Person, at: datetime) -> PersonMerge:
    """Make two records one, and tell the first address of each.

    :raises MergeRefused: when the rule refuses; then nobody is told.
    """
    made = merge(keep=keep, lose=lose, by=by, at=at)
    about = About("people.PersonMerge", str(made.pk), reverse("account_email"))
    notify(Person.objects.get(pk=keep.pk), RECORDS_JOINED, about, at, occasion="joined")
    if lose.email and lose.email != keep.email:
        write_to(
            lose.email, RECORDS_JOINED, {}, at, about=about, occasion="joined", name=lose.get_short_name()
        )
    return made


@transaction.atomic
def same_person(row: WaitingRow, person: Person, *, run: ImportRun, by: Person, at: datetime) -> None:
    """Give somebody the address of a waiting row, and tell the old address and the new one.

    :raises DecisionRefused: when the row cannot mean them.
    """
    added = is_the_same(row, person, run=run, by=by, at=at)
    about = About("account.EmailAddress", str(added.pk), reverse("account_email"))
    notify(person, ADDRESS_ADDED, about, at, occasion="added")
    write_to(row.email, ADDRESS_ADDED, {}, at, about=about, occasion="added", name=person.get_short_name())
