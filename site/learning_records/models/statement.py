"""What somebody did, once and for good.

A statement holds no name, no address and no free text: the actor is a bare UUID to which ``people.Person`` points, so
that erasing a person removes the link and leaves what was learnt. Triggers refuse every UPDATE, DELETE and TRUNCATE;
what turns out wrong is voided by another statement. Write through ``learning_records.actions.statement`` only, and
never scan this table while somebody waits: a consumer keeps what a screen needs.
"""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from foundations.database import StatementTime, UUIDv7


class Statement(models.Model):
    """One immutable line of the ledger."""

    id = models.UUIDField(primary_key=True, db_default=UUIDv7(), editable=False)
    stored_at = models.DateTimeField(db_default=StatementTime(), editable=False)
    happened_at = models.DateTimeField()
    actor = models.UUIDField()
    # A code of vocabulary.Verb and of ActivityType; not choices, so that a new word makes no migration.
    verb = models.CharField(max_length=32)
    activity_id = models.UUIDField()
    activity_type = models.CharField(max_length=32)

    score_scaled = models.DecimalField(max_digits=6, decimal_places=5, null=True)
    score_raw = models.DecimalField(max_digits=9, decimal_places=3, null=True)
    score_max = models.DecimalField(max_digits=9, decimal_places=3, null=True)
    success = models.BooleanField(null=True)
    completion = models.BooleanField(null=True)
    duration = models.DurationField(null=True)

    programme = models.UUIDField(null=True)
    year = models.UUIDField(null=True)
    module = models.UUIDField(null=True)
    revision_id = models.BigIntegerField(null=True)
    content_hash = models.CharField(max_length=64, blank=True)
    group = models.UUIDField(null=True)
    employer = models.UUIDField(null=True)
    place = models.UUIDField(null=True)

    body = models.JSONField(help_text="The xAPI statement, without the id and stored time given here.")

    class Meta:
        indexes = [models.Index(fields=["actor", "id"], name="statement_by_actor")]
        constraints = [
            models.UniqueConstraint(
                fields=["activity_id"], condition=Q(verb="voided"), name="a_statement_is_voided_once"
            ),
            models.CheckConstraint(
                name="a_scaled_score_is_from_minus_one_to_one",
                condition=Q(score_scaled__isnull=True) | Q(score_scaled__gte=-1, score_scaled__lte=1),
            ),
            models.CheckConstraint(
                name="only_statements_are_voided",
                condition=~Q(verb="voided") | Q(activity_type="statement"),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.id}: {self.actor} {self.verb} {self.activity_type} {self.activity_id}"
