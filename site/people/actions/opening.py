"""Writing down who looked."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from people.models import Opening, Person
from people.vocabulary import OpeningKind, Purpose

AGAIN_AFTER = timedelta(hours=12)


def log_opening(
    *,
    by: Person,
    person: Person,
    at: datetime,
    purpose: Purpose | str,
    kind: OpeningKind = OpeningKind.OPENED,
) -> Opening | None:
    """Write that somebody opened a person's row; once in half a day, and never of oneself."""
    if by.pk == person.pk:
        return None
    lately = Opening.objects.filter(
        by=by, person=person, kind=kind, purpose=purpose, at__gt=at - AGAIN_AFTER, at__lte=at
    )
    if kind == OpeningKind.OPENED and lately.exists():
        return None
    return Opening.objects.create(at=at, by=by, person=person, kind=kind, purpose=purpose)


def log_export(*, by: Person, person_ids: Iterable[int], at: datetime, purpose: Purpose | str) -> None:
    """Write that somebody exported people's rows."""
    Opening.objects.bulk_create(
        [
            Opening(at=at, by=by, person_id=person_id, kind=OpeningKind.EXPORTED, purpose=purpose)
            for person_id in person_ids
            if person_id != by.pk
        ],
        batch_size=2000,
    )
