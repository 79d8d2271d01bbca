"""What an operator sees of parked statements."""

from __future__ import annotations

from django.db.models import Count, IntegerField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from learning_records.models import Parked
from learning_records.vocabulary import ParkedBecause


def parked_failures() -> QuerySet[Parked]:
    """Return the statements that failed, each with ``behind``: how many of the same actor wait for it."""
    behind = (
        Parked.objects.filter(
            consumer=OuterRef("consumer"), owner=OuterRef("owner"), because=ParkedBecause.BEHIND
        )
        .order_by()
        .values("owner")
        .annotate(number=Count("pk"))
        .values("number")
    )
    return (
        Parked.objects.filter(because=ParkedBecause.FAILED)
        .select_related("consumer", "statement")
        .annotate(behind=Coalesce(Subquery(behind), 0, output_field=IntegerField()))
        .order_by("consumer__name", "position")
    )
