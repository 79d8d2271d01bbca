"""How the people of a message get it, for many at once."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from django.db.models import Q

from notifications.models import Bounce, DeliveryDays, Preference
from notifications.vocabulary import WORKING_DAYS, BounceKind
from people.models import Post


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


def who_has_left(person_ids: Collection[int], *, on: date) -> set[int]:
    """Return those who had a post and have none that day; who never had one (a trainer, say) has not left."""
    posts = Post.objects.filter(person__in=person_ids)
    had = set(posts.values_list("person_id", flat=True))
    running = posts.filter(Q(ended_on__isnull=True) | Q(ended_on__gt=on)).values_list("person_id", flat=True)
    return had - set(running)
