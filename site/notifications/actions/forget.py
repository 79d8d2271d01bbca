"""Removing what is held of somebody who is erased."""

from __future__ import annotations

from allauth.account.models import EmailAddress
from django.db import transaction
from django.db.models import Q

from notifications.models import DeliveryDays, Digest, Mail, Notification, Nudge, Preference
from people.models import Person


@transaction.atomic
def forget(person: Person) -> int:
    """Remove a person's messages, mails and choices; reminders they gave others stay. Return how many rows."""
    addresses = {
        address.lower()
        for address in EmailAddress.objects.filter(user=person).values_list("email", flat=True)
    }
    addresses |= {person.email} if person.email else set()
    removed = Mail.objects.filter(Q(person=person) | Q(address__in=addresses)).delete()[0]
    for model in (Notification, Digest, Preference, DeliveryDays):
        removed += model._default_manager.filter(person=person).delete()[0]
    return removed + Nudge.objects.filter(person=person).delete()[0]
