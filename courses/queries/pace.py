"""The pace to propose to somebody."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from django.db.models import Sum

from courses.rules.plan import pace_for_fte
from people.models import Post


def proposed_pace(person_id: int, today: date) -> Decimal:
    """Return the modules a month that go with the hours of somebody's posts today; full time if nobody has said."""
    hours = Post.objects.on(today).filter(person_id=person_id).aggregate(fte=Sum("fte"))["fte"]
    return pace_for_fte(min(Decimal(1), hours) if hours else Decimal(1))
