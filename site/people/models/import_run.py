"""An import begun on a screen: its file, how far it has come, and its report."""

from __future__ import annotations

from django.db import models

from people.models.person import Person
from people.vocabulary import ImportKind, ImportStatus


class ImportRun(models.Model):
    """The file stands in the database, so that it is private and any worker can read it, until it is purged."""

    kind = models.CharField(max_length=20, choices=ImportKind)
    status = models.CharField(max_length=20, choices=ImportStatus, default=ImportStatus.CHECKING)
    file_name = models.CharField(max_length=200)
    content = models.BinaryField(null=True)
    uploaded_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="import_runs")
    uploaded_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True, blank=True)
    done_count = models.PositiveIntegerField(default=0)
    total_count = models.PositiveIntegerField(default=0)
    report = models.JSONField(default=dict)

    class Meta:
        indexes = [models.Index(fields=["-uploaded_at", "-id"])]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.file_name}"
