"""When somebody's CPD year begins."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q


class CPDPlan(models.Model):
    """The month on whose first day a person's membership year begins; without a row, April."""

    person: models.OneToOneField[Any, Any] = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="cpd_plan"
    )
    starts_in_month = models.PositiveSmallIntegerField()

    class Meta:
        verbose_name = "CPD plan"
        constraints = [
            models.CheckConstraint(
                name="a_cpd_year_starts_in_a_month",
                condition=Q(starts_in_month__gte=1, starts_in_month__lte=12),
            )
        ]

    def __str__(self) -> str:
        return f"CPD plan {self.pk}"
