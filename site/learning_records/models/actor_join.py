"""Two actors who are one person.

``actor`` was found to be the person whom ``stands_for`` names. Rows are never changed or removed, and follow each
other: if A stands for B and B later for C, all three are C. Read through ``learning_records.queries.actors`` only.
"""

from __future__ import annotations

from django.db import models
from django.db.models import F


class ActorJoin(models.Model):
    """That one actor stands for another, since when."""

    actor = models.UUIDField(unique=True)
    stands_for = models.UUIDField(db_index=True)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="an_actor_does_not_stand_for_itself", condition=~models.Q(actor=F("stands_for"))
            )
        ]

    def __str__(self) -> str:
        return f"{self.actor} stands for {self.stands_for}"
