"""What progress, prior learning and statements refer to: not a page, but the thing that is studied."""

from __future__ import annotations

from django.db import models

from foundations.database import UUIDv7


class ActivityQuerySet(models.QuerySet["Activity"]):
    def of_curriculum(self, curriculum: str) -> ActivityQuerySet:
        return self.filter(curriculum=curriculum)


class Activity(models.Model):
    """A programme, year, pathway, module or step under a stable id, with or without a page.

    Saving a page makes its activity, copying a page makes a new one, deleting the page keeps it. An activity
    without a page is one that is planned ("coming") or one that was removed.
    """

    uuid = models.UUIDField(unique=True, db_default=UUIDv7(), editable=False)
    curriculum = models.CharField(max_length=100)
    code = models.CharField(max_length=100)
    kind = models.CharField(max_length=30)
    title = models.CharField(max_length=255)
    programme = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.SET_NULL, related_name="parts"
    )
    page = models.OneToOneField(
        "wagtailcore.Page", null=True, blank=True, on_delete=models.SET_NULL, related_name="activity"
    )

    objects = ActivityQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "activities"
        constraints = [
            models.UniqueConstraint(
                fields=["curriculum", "code"], name="an_activity_has_one_code_in_its_curriculum"
            )
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.title}"
