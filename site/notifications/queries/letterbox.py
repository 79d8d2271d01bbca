"""What the header says of somebody's messages, on every page: one query of two index look-ups."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Exists, F, Func, IntegerField, OuterRef, Subquery
from django.db.models.functions import Coalesce

from notifications.models import Bounce, Notification
from notifications.vocabulary import BounceKind
from people.models import Person


@dataclass(frozen=True)
class Letterbox:
    """How many messages are unread, and whether mail to the first address comes back."""

    unread: int = 0
    is_failing: bool = False


def letterbox_of(person: Person) -> Letterbox:
    unread = (
        Notification.objects.filter(person=OuterRef("pk"), read_at__isnull=True)
        .order_by()
        .annotate(number=Func(F("pk"), function="count", output_field=IntegerField()))
        .values("number")
    )
    failing = Bounce.objects.filter(
        address=OuterRef("email"), kind=BounceKind.PERMANENT, cleared_at__isnull=True
    )
    row = (
        Person.objects.filter(pk=person.pk)
        .annotate(unread=Coalesce(Subquery(unread), 0), is_failing=Exists(failing))
        .values_list("unread", "is_failing")
        .first()
    )
    return Letterbox(*row) if row else Letterbox()
