"""Who belongs to a cohort, and who facilitates it."""

from __future__ import annotations

from datetime import date

from peer_learning.models import Cohort
from people.models import Membership, Person, Responsibility
from people.vocabulary import FACILITATING


def members_of(cohort: Cohort, on: date) -> list[Person]:
    """Return those who belong that day, by name; one query."""
    rows = Membership.objects.on(on).filter(group_id=cohort.group_id).select_related("person")
    return [row.person for row in rows.order_by("person__name", "person_id")]


def facilitators_of(cohort: Cohort, on: date) -> list[Responsibility]:
    """Return the rows of facilitator and deputy of that day, with their people; one query."""
    rows = Responsibility.objects.on(on).of_kind(*FACILITATING).filter(group_id=cohort.group_id)
    return list(rows.select_related("person").order_by("kind", "pk"))
