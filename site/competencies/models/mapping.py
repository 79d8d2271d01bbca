"""What a competency is called in frameworks of others."""

from __future__ import annotations

from django.db import models

from competencies.models.clusters import ParentalKey
from competencies.models.competency import Competency


class OutsideMapping(models.Model):
    """A competency stands beside an entry of somebody else's framework."""

    competency = ParentalKey(Competency, on_delete=models.CASCADE, related_name="mappings")
    framework = models.CharField("outside framework", max_length=120)
    reference = models.CharField(max_length=120, help_text="Its number or heading there.")
    note = models.CharField(max_length=255, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["competency", "framework", "reference"], name="an_outside_entry_is_named_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.framework} {self.reference}"
