"""The weekly summary: at most one for a person and week."""

from __future__ import annotations

from django.db import models

from people.models import Person


class Digest(models.Model):
    """That a person was sent the summary of a week."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="digests")
    week = models.DateField(help_text="The Monday of the week in which it is sent.")
    made_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "week"], name="one_digest_per_person_and_week")
        ]

    def __str__(self) -> str:
        return f"digest of {self.week} for person {self.person_id}"
