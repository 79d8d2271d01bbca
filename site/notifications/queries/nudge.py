"""Who was reminded of something lately, by whom and when."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from notifications.models import Nudge


def latest_nudges(person_ids: Collection[int], *, reason: str, today: date) -> dict[int, Nudge]:
    """Return the reminder of each person whose two weeks still run, with its sender; one query."""
    rows = Nudge.objects.select_related("by").filter(person_id__in=person_ids, reason=reason, until__gt=today)
    return {row.person_id: row for row in rows.order_by("until", "pk")}
