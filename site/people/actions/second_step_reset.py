"""Taking a lost second step off somebody: asked for by one of the team, approved by another, both written down.

Where no second one is left, whoever runs the site does it from the shell.

Telling the person is the caller's part (``website.actions.second_step_reset``): this storey never sends.
"""

from __future__ import annotations

from datetime import datetime

from allauth.mfa.models import Authenticator
from django.db import transaction

from foundations.verdict import Refused, Verdict
from people.actions import audit
from people.actions.device import end_devices
from people.models import AuditEntry, Person, SecondStepReset
from people.rules.second_step_reset import may_approve, may_ask, may_decline
from people.vocabulary import ResetState


class ResetRefused(Refused):
    """The reset of a second step may not be asked for, or not decided, like this; nothing was written."""


@transaction.atomic
def ask_for_reset(*, person: Person, by: Person, at: datetime) -> SecondStepReset:
    """Ask that somebody's second step be taken off.

    :raises ResetRefused: when the rule refuses; its verdict lists why.
    """
    person = Person.objects.select_for_update().get(pk=person.pk)
    _check_may_ask(person, is_own=person.pk == by.pk)
    reset = SecondStepReset.objects.create(person=person, asked_by=by, asked_at=at)
    reset.refresh_from_db(fields=["uuid"])
    _write(reset, "second step reset asked for", by, at)
    return reset


@transaction.atomic
def approve_reset(reset: SecondStepReset, *, by: Person, at: datetime) -> SecondStepReset:
    """Take the second step off, and sign the person out everywhere.

    :raises ResetRefused: when the rule refuses, of two who approve at once the later.
    """
    reset = _held(reset)
    _check(
        may_approve(
            is_waiting=reset.state == ResetState.WAITING,
            is_own=reset.person_id == by.pk,
            is_asker=reset.asked_by_id == by.pk,
            asked_at=reset.asked_at,
            at=at,
        )
    )
    Authenticator.objects.filter(user_id=reset.person_id).delete()
    end_devices(person=reset.person, at=at)
    return _decide(reset, ResetState.APPROVED, "second step taken off", by, at)


@transaction.atomic
def decline_reset(reset: SecondStepReset, *, by: Person, at: datetime) -> SecondStepReset:
    """Leave the second step as it is.

    :raises ResetRefused: when the rule refuses.
    """
    reset = _held(reset)
    _check(may_decline(is_waiting=reset.state == ResetState.WAITING, is_own=reset.person_id == by.pk))
    return _decide(reset, ResetState.DECLINED, "second step reset declined", by, at)


@transaction.atomic
def take_off_from_the_shell(
    person: Person, *, check: str, reference: str, at: datetime, dry_run: bool = False
) -> AuditEntry | None:
    """Take the second step off somebody for whom nobody of the team can, and sign them out everywhere.

    ``check`` says in a code how it was made sure that it is them, ``reference`` where the operator wrote it down. A dry run
    returns nothing.

    :raises ResetRefused: when the rule refuses.
    """
    person = Person.objects.select_for_update(of=("self",)).get(pk=person.pk)
    _check_may_ask(person, is_own=False)
    if dry_run:
        return None
    Authenticator.objects.filter(user=person).delete()
    end_devices(person=person, at=at)
    detail = {"check": check, "reference": reference}
    action = "second step taken off by the operator"
    return audit.write(at=at, by=None, action=action, subject=person, person_id=person.pk, detail=detail)


def _check_may_ask(person: Person, *, is_own: bool) -> None:
    waiting = SecondStepReset.objects.waiting().filter(person=person)
    _check(
        may_ask(
            is_own=is_own,
            is_active=person.is_active,
            has_second_step=Authenticator.objects.filter(user=person).exists(),
            waits_already=waiting.exists(),
        )
    )


def _held(reset: SecondStepReset) -> SecondStepReset:
    return SecondStepReset.objects.select_for_update(of=("self",)).select_related("person").get(pk=reset.pk)


def _check(verdict: Verdict) -> None:
    if not verdict.allowed:
        raise ResetRefused(verdict)


def _decide(
    reset: SecondStepReset, state: ResetState, action: str, by: Person, at: datetime
) -> SecondStepReset:
    reset.state, reset.decided_by, reset.decided_at = state, by, at
    reset.save(update_fields=["state", "decided_by", "decided_at"])
    _write(reset, action, by, at)
    return reset


def _write(reset: SecondStepReset, action: str, by: Person, at: datetime) -> None:
    audit.write(at=at, by=by, action=action, subject=reset, person_id=reset.person_id)
