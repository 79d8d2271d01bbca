"""What somebody may choose, and what they have chosen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from notifications.kinds import NotificationKind, notification_kinds
from notifications.models import Preference
from notifications.queries.delivery import days_of
from notifications.vocabulary import DIGEST_KIND, Delivery
from people.models import Person


@dataclass(frozen=True)
class Choice:
    """One kind, and how a person gets it now."""

    kind: NotificationKind
    delivery: str


@dataclass(frozen=True)
class Preferences:
    """Choices by area, what is always sent, whether the weekly summary comes, and the days for mail."""

    areas: tuple[tuple[str, tuple[Choice, ...]], ...]
    always: tuple[NotificationKind, ...]
    has_digest: bool
    days: tuple[int, ...]


def preferences_of(person: Person, *, on: date) -> Preferences:
    chosen = dict(Preference.objects.filter(person=person).values_list("kind", "delivery"))
    questions = {kind.is_for for kind in notification_kinds}
    are_for = {question for question in questions if question(person, on)}
    kinds = [kind for kind in notification_kinds if kind.is_for in are_for]
    areas: dict[str, list[Choice]] = {}
    for kind in kinds:
        if kind.may_be_stopped:
            areas.setdefault(kind.area, []).append(Choice(kind, chosen.get(kind.code, kind.default_delivery)))
    return Preferences(
        areas=tuple((area, tuple(areas[area])) for area in sorted(areas, key=_area_order)),
        always=tuple(kind for kind in kinds if not kind.may_be_stopped),
        has_digest=chosen.get(DIGEST_KIND) != Delivery.SITE,
        days=days_of([person.pk])[person.pk],
    )


def _area_order(area: str) -> tuple[bool, str]:
    """Put what everybody has first."""
    return (area != "Your learning", area)
