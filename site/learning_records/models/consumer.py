"""How far each consumer has read, and what it had to leave lying."""

from __future__ import annotations

from django.db import models

from foundations.database import StatementTime
from learning_records.models.statement import Statement
from learning_records.vocabulary import ParkedBecause


class ConsumerState(models.Model):
    """The last position that a consumer has handled; moved in the transaction of the handling."""

    name = models.CharField(max_length=100, unique=True)
    started_from = models.BigIntegerField()
    position = models.BigIntegerField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="a_consumer_never_stands_before_its_start",
                condition=models.Q(position__gte=models.F("started_from")),
            )
        ]

    def __str__(self) -> str:
        return f"{self.name} at {self.position}"


class Parked(models.Model):
    """A statement that one consumer could not handle, or that waits behind one of the same person."""

    consumer = models.ForeignKey(ConsumerState, on_delete=models.CASCADE, related_name="parked")
    statement = models.ForeignKey(
        Statement, on_delete=models.DO_NOTHING, db_constraint=False, related_name="+"
    )
    position = models.BigIntegerField()
    owner = models.UUIDField(help_text="The actor by whom order goes, as written in the statement.")
    because = models.CharField(max_length=16, choices=ParkedBecause)
    error = models.CharField(max_length=200, blank=True, help_text="The class of the error, never its text.")
    parked_at = models.DateTimeField(db_default=StatementTime(), editable=False)

    class Meta:
        verbose_name_plural = "parked statements"
        constraints = [
            models.UniqueConstraint(
                fields=["consumer", "position"], name="one_parked_row_per_consumer_and_statement"
            )
        ]

    def __str__(self) -> str:
        return f"{self.consumer_id}: {self.position} ({self.because})"
