"""Why people left, as far as it may be told."""

from __future__ import annotations

from analytics.models import LeavingAnswer
from analytics.rules.leaving import LeavingFigures, leaving_figures
from analytics.vocabulary import StayReason
from people.models import Person
from people.vocabulary import LeavingReason


def leaving_figures_of_all() -> LeavingFigures:
    """Return the figures of everybody who answered; one query, which reads no words."""
    rows = LeavingAnswer.objects.order_by("pk").values_list("person_id", "reason", "would_have_stayed_for")
    return leaving_figures(rows, LeavingReason.values, StayReason.values)


def answered_posts(person: Person) -> frozenset[int]:
    """Return the posts about which somebody has answered; one query."""
    return frozenset(LeavingAnswer.objects.filter(person=person).values_list("post_id", flat=True))
