"""A copy of everything that is held about somebody, made because they asked for it."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from foundations.database import UUIDv7
from portfolio.vocabulary import ExportState

if TYPE_CHECKING:
    from people.models import Person


class DataExportQuerySet(models.QuerySet["DataExport"]):
    def of_person(self, person: Person) -> DataExportQuerySet:
        return self.filter(person=person)

    def waiting(self) -> DataExportQuerySet:
        return self.filter(state=ExportState.ASKED)

    def expired(self, at: datetime) -> DataExportQuerySet:
        return self.filter(expires_at__lte=at)


class DataExport(models.Model):
    """One copy: asked for, made by a worker, kept for a week. Only the person may fetch it."""

    uuid = models.UUIDField(unique=True, editable=False, db_default=UUIDv7())
    person: models.ForeignKey[Any, Any] = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="data_exports"
    )
    state = models.CharField(max_length=10, choices=ExportState, default=ExportState.ASKED)
    asked_at = models.DateTimeField()
    done_count = models.PositiveIntegerField(default=0)
    total_count = models.PositiveIntegerField(default=0)
    ready_at = models.DateTimeField(null=True, blank=True)
    expires_at = models.DateTimeField(null=True, blank=True)
    size = models.PositiveIntegerField("size in bytes", default=0)

    objects = DataExportQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["person", "-asked_at"], name="exports_of_a_person")]
        constraints = [
            models.UniqueConstraint(
                "person", name="one_waiting_export_for_a_person", condition=Q(state="asked")
            ),
            models.CheckConstraint(
                name="a_ready_export_says_until_when",
                condition=~Q(state="ready") | Q(ready_at__isnull=False, expires_at__gt=F("ready_at")),
            ),
        ]

    def __str__(self) -> str:
        return f"export {self.uuid} of person {self.person_id}"

    @property
    def file_name(self) -> str:
        """Where the file is kept: privately, under a name that is fixed by the row."""
        return f"my-data/{self.uuid}.zip"
