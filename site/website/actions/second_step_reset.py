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
from website.second_step_kinds import RESET_ASKED, RESET_DONE


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


def _tell(reset: SecondStepReset, kind: NotificationKind, url: str, at: datetime) -> None:
    """Tell the inbox and the first address, then every other confirmed one."""
    person = reset.person
    about = About("people.SecondStepReset", str(reset.uuid), url)
    notify(person, kind, about, at, reset.uuid)
    others = EmailAddress.objects.filter(user=person, verified=True).exclude(email__iexact=person.email or "")
    for address in others.order_by("pk").values_list("email", flat=True):
        write_to(address, kind, {}, at, about=about, occasion=reset.uuid, name=person.get_short_name())
