"""Erasing somebody: asked for on a screen, done by a worker, once.

What stays afterwards is a shell without name or address to which days in posts and on programmes belong, so that the
statistics keep their meaning. The ledger is not touched: the person is given another number, so nothing leads to it.
"""

from __future__ import annotations

from datetime import datetime
from functools import partial

from django.db import transaction
from django.urls import reverse
from django.utils.timezone import localdate

from foundations.verdict import Refused
from learning_records.actions.send import send_task
from notifications.actions.write import write_to
from notifications.kinds import About
from people.actions import audit
from people.actions.device import end_devices
from people.models import Person, Responsibility
from people.vocabulary import ResponsibilityKind
from portfolio.kinds import ERASED
from portfolio.models import Erasure
from portfolio.queries.my_data import lost_ids
from portfolio.rules.retention import in_order, may_erase
from portfolio.vocabulary import ErasureCause, ErasureState

ERASE = "portfolio.erase"


class ErasureRefused(Refused):
    """This person cannot be erased now; nothing was written."""


@transaction.atomic
def ask_for_erasure(person: Person, *, at: datetime) -> Erasure:
    """Close somebody's account at once, and let a worker erase what is held about them.

    :raises ErasureRefused: when the rule refuses; its verdict lists why.
    """
    Person.objects.select_for_update().get(pk=person.pk)
    check_erasure(person, at=at)
    asked = Erasure.objects.create(person=person, cause=ErasureCause.ASKED, asked_at=at)
    Person.objects.filter(pk=person.pk).update(is_active=False)
    end_devices(person=person, at=at)
    audit.write(at=at, by=person, action="erasure asked for", subject=person, person_id=person.pk)
    transaction.on_commit(partial(send_task, ERASE, asked.pk), robust=True)
    return asked


def check_erasure(person: Person, *, at: datetime) -> None:
    """:raises ErasureRefused: when somebody may not be erased now."""
    verdict = may_erase(
        is_only_administrator=_is_only_administrator(person, at),
        is_asked=Erasure.objects.filter(person=person).exists(),
    )
    if not verdict.allowed:
        raise ErasureRefused(verdict)


@transaction.atomic
def finish_erasure(number: int, *, at: datetime) -> Erasure | None:
    """Do what was asked for; again, or for what is not there, nothing."""
    asked = Erasure.objects.select_for_update(skip_locked=True).filter(pk=number).first()
    if asked is None or asked.state == ErasureState.DONE:
        return None
    return _erase(asked, at=at)


@transaction.atomic
def erase_for_good(person: Person, *, cause: ErasureCause, at: datetime) -> Erasure:
    """Erase somebody now, as the schedule does."""
    return _erase(Erasure.objects.create(person=person, cause=cause, asked_at=at), at=at)


def _erase(asked: Erasure, *, at: datetime) -> Erasure:
    """Let every category do what the schedule says, in its order but the account last."""
    person = Person.objects.select_for_update().get(pk=asked.person_id)
    address = person.email
    ids = [person.pk, *lost_ids(person)]
    counts = {
        category.code: category.erase(ids, at)
        for category in sorted(in_order(), key=lambda category: category.code == "account")
        if category.erase is not None
    }
    asked.state, asked.done_at, asked.counts = ErasureState.DONE, at, counts
    asked.save(update_fields=["state", "done_at", "counts"])
    audit.write(
        at=at,
        by=None,
        action="person erased",
        subject=person,
        person_id=person.pk,
        detail={"cause": asked.cause, **counts},
    )
    if address:
        write_to(
            address,
            ERASED,
            {},
            at,
            about=About("portfolio.Erasure", str(asked.pk), reverse("portfolio:erasure_begun")),
            occasion="done",
        )
    return asked


def _is_only_administrator(person: Person, at: datetime) -> bool:
    """Return whether nobody else could run the programme."""
    today = localdate(at)
    held = Responsibility.objects.on(today).of_kind(ResponsibilityKind.PROGRAMME_ADMIN)
    runs = person.is_superuser or held.filter(person=person).exists()
    if not runs:
        return False
    others = Person.objects.filter(is_active=True).exclude(pk=person.pk)
    return not (
        others.filter(is_superuser=True).exists() or others.filter(pk__in=held.values("person_id")).exists()
    )
