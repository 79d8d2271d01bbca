"""What every dated row shares: it runs from its first day up to, but without, its last."""

from __future__ import annotations

from datetime import date

from django.contrib.postgres.constraints import ExclusionConstraint
from django.db import models
from django.db.models import F, Q

from foundations.period import Period


def runs_on(day: date, prefix: str = "") -> Q:
    """Return the condition that a dated row, at the end of ``prefix``, runs on a day."""
    return Q(**{f"{prefix}started_on__lte": day}) & (
        Q(**{f"{prefix}ended_on__isnull": True}) | Q(**{f"{prefix}ended_on__gt": day})
    )


def not_over_on(day: date, prefix: str = "") -> Q:
    """Return the condition that a dated row runs on a day or begins later."""
    return Q(**{f"{prefix}ended_on__isnull": True}) | Q(**{f"{prefix}ended_on__gt": day})


def ends_after_it_starts(name: str) -> models.CheckConstraint:
    """Return a constraint: the end, where there is one, is later than the start, so no row is empty."""
    return models.CheckConstraint(
        name=name, condition=Q(ended_on__isnull=True) | Q(ended_on__gt=F("started_on"))
    )


def checked_last(constraint: ExclusionConstraint) -> ExclusionConstraint:
    """Let a constraint look once a statement has changed all its rows, so that rows may change places."""
    return ExclusionConstraint(
        name=constraint.name,
        index_type=constraint.index_type,
        expressions=constraint.expressions,
        deferrable=models.Deferrable.IMMEDIATE,
    )


class Dated(models.Model):
    """A row with a first day and, once it has ended, the first day on which it no longer holds."""

    started_on = models.DateField("first day")
    ended_on = models.DateField("ended on", null=True, blank=True)

    class Meta:
        abstract = True

    @property
    def period(self) -> Period:
        return Period(self.started_on, self.ended_on)

    def runs_on(self, day: date) -> bool:
        return self.period.contains(day)
