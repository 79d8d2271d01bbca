"""Taking a lost second step off somebody, and telling them at every confirmed address."""

from __future__ import annotations

from datetime import datetime

from allauth.account.models import EmailAddress
from django.db import transaction
from django.urls import reverse

from notifications.actions.notify import notify
from notifications.actions.write import write_to
from notifications.kinds import About, NotificationKind
from people.actions import second_step_reset as resets
from people.models import Person, SecondStepReset
from website.second_step_kinds import RESET_ASKED, RESET_DONE, TAKEN_OFF
from website.vocabulary import AddressCheck


@transaction.atomic
def ask_for_reset(*, person: Person, by: Person, at: datetime) -> SecondStepReset:
    """Ask for the reset, and tell the person that somebody did.

    :raises ResetRefused: when the rule refuses.
    """
    reset = resets.ask_for_reset(person=person, by=by, at=at)
    _tell(reset, RESET_ASKED, reverse("website:help"), at)
    return reset


@transaction.atomic
def approve_reset(reset: SecondStepReset, *, by: Person, at: datetime) -> SecondStepReset:
    """Take the second step off, and tell the person.

    :raises ResetRefused: when the rule refuses.
    """
    reset = resets.approve_reset(reset, by=by, at=at)
    _tell(reset, RESET_DONE, reverse("account_login"), at)
    return reset


@transaction.atomic
def take_off_from_the_shell(
    person: Person, *, check: AddressCheck, reference: str, at: datetime, dry_run: bool = False
) -> None:
    """Take the second step off as the operator of the site, and tell the person.

    :raises ResetRefused: when the rule refuses.
    """
    entry = resets.take_off_from_the_shell(
        person, check=check.value, reference=reference, at=at, dry_run=dry_run
    )
    if entry is not None:
        about = About("people.AuditEntry", str(entry.pk), reverse("account_login"))
        _tell_everywhere(person, TAKEN_OFF, about, entry.pk, at)


def _tell(reset: SecondStepReset, kind: NotificationKind, url: str, at: datetime) -> None:
    about = About("people.SecondStepReset", str(reset.uuid), url)
    _tell_everywhere(reset.person, kind, about, reset.uuid, at)


def _tell_everywhere(
    person: Person, kind: NotificationKind, about: About, occasion: object, at: datetime
) -> None:
    """Tell the inbox and the first address, then every other confirmed one."""
    notify(person, kind, about, at, occasion)
    others = EmailAddress.objects.filter(user=person, verified=True).exclude(email__iexact=person.email or "")
    for address in others.order_by("pk").values_list("email", flat=True):
        write_to(address, kind, {}, at, about=about, occasion=occasion, name=person.get_short_name())
