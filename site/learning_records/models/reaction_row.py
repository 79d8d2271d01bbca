"""The shape of every row that a reaction writes."""

from __future__ import annotations

from typing import Any

from django.db import models

from learning_records.models.statement import Statement


def one_row_per_statement_and_recipient(name: str, recipient: str = "recipient") -> models.UniqueConstraint:
    """Return the constraint by which a reaction writes once, whatever is repeated."""
    return models.UniqueConstraint(fields=["consumer", "statement", recipient], name=name)


class ReactionRow(models.Model):
    """Mix into what a reaction writes, add a recipient, and constrain the three to be unique together."""

    consumer = models.CharField(max_length=100, editable=False)
    statement: models.ForeignKey[Any, Any] = models.ForeignKey(
        Statement, on_delete=models.PROTECT, related_name="+", editable=False
    )

    class Meta:
        abstract = True
