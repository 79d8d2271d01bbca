"""A framework as it was published; frozen by trigger.

The tables of the framework are the working copy, which people edit and curricula load. Publishing copies them whole
into the next version, and a version never changes. Whoever rates or is rated reads the version that was current then.
"""

from __future__ import annotations

from typing import Self

from django.conf import settings
from django.db import models

from competencies.models.framework import Framework
from foundations.database import StatementTime


class FrameworkVersionQuerySet(models.QuerySet["FrameworkVersion"]):
    def newest_first(self) -> Self:
        return self.order_by("-number", "-pk")


class FrameworkVersion(models.Model):
    """One edition of a framework; ``document`` is written and read by ``competencies.rules.published``."""

    framework = models.ForeignKey(Framework, models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    document = models.JSONField()
    published_at = models.DateTimeField(db_default=StatementTime(), editable=False)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="framework_versions"
    )

    objects = FrameworkVersionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["framework", "number"], name="a_framework_has_one_such_version")
        ]

    def __str__(self) -> str:
        return f"Version {self.number} of {self.framework_id}"
