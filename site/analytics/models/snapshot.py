"""Retention as it was worked out for a day, ready to be shown; nothing in it may not be published."""

from __future__ import annotations

from typing import Self

from django.db import models

from analytics.rules.retention import GroupRetention
from analytics.rules.tenure import Unit
from analytics.vocabulary import RetentionBy, RetentionUnit


class SnapshotQuerySet(models.QuerySet["Snapshot"]):
    def month_ends(self) -> Self:
        """Keep those that are rebuilt each night, leaving out days that somebody asked about."""
        return self.filter(is_month_end=True)

    def answered(self) -> Self:
        return self.filter(computed_at__isnull=False)


class Snapshot(models.Model):
    """One as-at date, one unit and one grouping; without ``computed_at`` it waits for the worker."""

    as_at = models.DateField()
    unit = models.CharField(max_length=10, choices=RetentionUnit)
    by = models.CharField(max_length=20, choices=RetentionBy, blank=True)
    is_month_end = models.BooleanField(default=False)
    asked_at = models.DateTimeField()
    computed_at = models.DateTimeField(null=True, blank=True)
    groups = models.JSONField(default=list)

    objects = SnapshotQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["as_at", "unit", "by"], name="one_snapshot_for_each_day_unit_and_grouping"
            )
        ]

    def __str__(self) -> str:
        return f"{self.as_at} by {self.unit} {self.by}".strip()

    @property
    def is_ready(self) -> bool:
        return self.computed_at is not None

    def told(self) -> list[GroupRetention]:
        """Return what is said of each group, by name."""
        return [GroupRetention.from_stored(group) for group in self.groups]

    def in_unit(self) -> Unit:
        return Unit(self.unit)


class Chart(models.Model):
    """A drawing, kept under the fingerprint of what it shows, so that the same figures are drawn once."""

    key = models.CharField(max_length=64, unique=True)
    svg = models.TextField()
    drawn_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.key


class Rebuild(models.Model):
    """The last time that every month was worked out, and from which state of the posts; one row."""

    at = models.DateTimeField()
    fingerprint = models.CharField(max_length=200)

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M}"
