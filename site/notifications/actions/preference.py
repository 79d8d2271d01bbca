"""Keeping how somebody wants their messages."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime

from django.db import transaction

from notifications.models import DeliveryDays, Notification, Preference
from notifications.vocabulary import Delivery
from people.models import Person


@transaction.atomic
def choose(*, person: Person, deliveries: Mapping[str, str], days: Collection[int], at: datetime) -> None:
    """Keep a choice for each of these kinds, and the days on which mail may come; mails that wait obey them."""
    for kind, delivery in sorted(deliveries.items()):
        _keep(person, kind, delivery, at)
    DeliveryDays.objects.update_or_create(person=person, defaults={"days": sorted(days), "chosen_at": at})


@transaction.atomic
def stop(*, person: Person, kind: str, at: datetime) -> None:
    """Mail this kind no longer; it still stands in the inbox."""
    _keep(person, kind, Delivery.SITE, at)


@transaction.atomic
def go_back(*, person: Person, kind: str) -> None:
    """Return to what this kind does by itself."""
    Preference.objects.filter(person=person, kind=kind).delete()


def _keep(person: Person, kind: str, delivery: str, at: datetime) -> None:
    Preference.objects.update_or_create(
        person=person, kind=kind, defaults={"delivery": delivery, "chosen_at": at}
    )
    if delivery == Delivery.SITE:
        waiting = Notification.objects.of_person(person).waiting_for_digest().filter(kind=kind)
        waiting.update(delivery=Delivery.SITE)
