"""Which specialism somebody has chosen."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from courses.vocabulary import PathwayPlace


class PathwayChoice(models.Model):
    """A learner's main or supporting pathway in a programme; the one without ``ended_at`` holds."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="pathway_choices")
    programme = models.ForeignKey("courses.Activity", models.PROTECT, related_name="+")
    pathway = models.ForeignKey("courses.Activity", models.PROTECT, related_name="pathway_choices")
    place = models.CharField(max_length=12, choices=PathwayPlace.choices, default=PathwayPlace.MAIN)
    chosen_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "programme", "place"],
                condition=Q(ended_at__isnull=True),
                name="one_pathway_at_a_time_in_each_place",
            ),
            models.CheckConstraint(condition=Q(place__in=PathwayPlace.values), name="pathway_place_is_known"),
        ]

    def __str__(self) -> str:
        return f"{self.place} pathway {self.pathway_id} of person {self.person_id}"
