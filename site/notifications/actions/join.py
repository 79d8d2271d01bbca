"""Making the messages of two records one person's."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db.models import Exists, F, Model, OuterRef

from notifications.models import DeliveryDays, Digest, Mail, Notification, Nudge, Preference
from people.models import Person

JOINED = frozenset(
    f"notifications.{model.__name__}"
    for model in (Notification, Mail, Digest, Preference, DeliveryDays, Nudge)
)
_THING = ("kind", "about_kind", "about_id", "occasion")


def join_messages(*, keep: Person, lose: Person, at: datetime) -> None:
    """Move everything; where both have the same message, summary or choice, the kept record's stays."""
    _move(Notification, keep, lose, same=_THING)
    _move(Digest, keep, lose, same=("week",))
    _move(Preference, keep, lose, same=("kind",))
    _move(DeliveryDays, keep, lose, same=())
    Mail.objects.filter(person=lose).update(person=keep)
    theirs = Nudge.objects.filter(
        person=keep, reason=OuterRef("reason"), on__lt=OuterRef("until"), until__gt=OuterRef("on")
    )
    Nudge.objects.filter(Exists(theirs), person=lose).delete()
    Nudge.objects.filter(person=lose).update(person=keep)
    Nudge.objects.filter(by=lose).exclude(person=keep).update(by=keep)
    Nudge.objects.filter(by=lose, person=F("by")).delete()


def _move(model: type[Model], keep: Person, lose: Person, *, same: Sequence[str]) -> None:
    rows: Any = model._default_manager
    theirs = rows.filter(person=keep, **{name: OuterRef(name) for name in same})
    rows.filter(Exists(theirs), person=lose).delete()
    rows.filter(person=lose).update(person=keep)
