"""The pace that a group has agreed for a programme."""

from __future__ import annotations

from decimal import Decimal

from django.db import models
from django.db.models import Q


class Pacing(models.Model):
    """A group's own plan: when it starts, and how many modules a month. Its members' plans begin from it."""

    group = models.ForeignKey("people.Group", models.CASCADE, related_name="pacings")
    programme = models.ForeignKey("courses.Activity", models.PROTECT, related_name="pacings")
    started_on = models.DateField("first day of the plan")
    modules_per_month = models.DecimalField(max_digits=4, decimal_places=2, default=Decimal(1))

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["group", "programme"], name="one_pace_per_group_and_programme"),
            models.CheckConstraint(
                condition=Q(modules_per_month__gt=0) & Q(modules_per_month__lte=10),
                name="pacing_is_over_nothing_and_at_most_ten",
            ),
        ]

    def __str__(self) -> str:
        return f"Pace of group {self.group_id} in {self.programme_id}"
