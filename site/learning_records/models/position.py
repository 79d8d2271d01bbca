"""The order of the ledger, given after commit.

A statement's own id and times are made while its transaction is still open, so they cannot be the order in which
consumers read: a slow transaction would appear behind a reader that has already passed. Instead a trigger puts each
new statement on ``Unnumbered`` in its own transaction, and one sequencer moves what it can see, which is committed by
definition, to ``Position``. Positions have no gaps and never change.
"""

from __future__ import annotations

from django.db import models

from learning_records.models.statement import Statement


class Position(models.Model):
    """A statement's place in the one order that every consumer reads."""

    position = models.BigIntegerField(primary_key=True)
    # Without a database constraint: the sequencer copies ids of rows that no one can delete, and checking
    # each one would lock and dirty every statement.
    statement = models.OneToOneField(
        Statement, on_delete=models.DO_NOTHING, db_constraint=False, related_name="position"
    )

    def __str__(self) -> str:
        return f"{self.position}: {self.statement_id}"


class Unnumbered(models.Model):
    """A statement that the sequencer has still to number; kept by a trigger, in the statement's transaction."""

    statement = models.OneToOneField(
        Statement, on_delete=models.DO_NOTHING, db_constraint=False, primary_key=True, related_name="+"
    )

    def __str__(self) -> str:
        return str(self.statement_id)
