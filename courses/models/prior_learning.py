"""What somebody already knew, recognised instead of studied."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q


class PriorLearning(models.Model):
    """A module that counts as done for a person because of what they had learnt before; it earns no certificate."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="prior_learning")
    activity = models.ForeignKey("courses.Activity", models.PROTECT, related_name="prior_learning")
    recognised_at = models.DateTimeField()
    recognised_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    taken_back_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "activity"],
                condition=Q(taken_back_at__isnull=True),
                name="one_recognition_per_person_and_module",
            ),
        ]

    def __str__(self) -> str:
        return f"Prior learning of person {self.person_id}: {self.activity_id}"
