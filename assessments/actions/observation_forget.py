"""Removing what was observed of people who are erased: by the one database function that may remove records."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import connection, transaction

from assessments.models import Observation


@transaction.atomic
def forget_observations(ids: Sequence[int], at: datetime) -> int:
    """Remove what these people asked and what was said of them; what they said of others stays, without their name."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT assessments_forget_observations(%s, %s)", [list(ids), at])
        records = int(cursor.fetchone()[0])
    Observation.objects.filter(observer__in=ids).update(observer=None, draft={})
    return records + Observation.objects.filter(person__in=ids).delete()[0]
