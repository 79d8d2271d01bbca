"""How the people of a message get it, for many at once."""

from __future__ import annotations

from collections.abc import Collection

from notifications.models import Bounce, DeliveryDays, Preference
from notifications.vocabulary import WORKING_DAYS, BounceKind


def choices_of(person_ids: Collection[int], kinds: Collection[str]) -> dict[tuple[int, str], str]:
    """Return what people chose for these kinds, by person and kind."""
    rows = Preference.objects.filter(person__in=person_ids, kind__in=kinds)
    return {(row.person_id, row.kind): row.delivery for row in rows}


def days_of(person_ids: Collection[int]) -> dict[int, tuple[int, ...]]:
    """Return the working days of each person."""
    chosen = {row.person_id: tuple(row.days) for row in DeliveryDays.objects.filter(person__in=person_ids)}
    return {person: chosen.get(person, WORKING_DAYS) for person in person_ids}


def failing_addresses(addresses: Collection[str]) -> set[str]:
    """Return those of the addresses from which mail comes back."""
    failing = Bounce.objects.filter(address__in=addresses, kind=BounceKind.PERMANENT, cleared_at__isnull=True)
    return set(failing.values_list("address", flat=True))
