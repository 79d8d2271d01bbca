"""How far people have come. Every row belongs to a person and an activity, never to an enrolment or a page.

Two things are kept that could be counted again, so that a list of 300 people costs the queries of one: which steps of
a module are done (``done_steps``), and the percentage last shown (``percent``), because no shown percentage falls
unless its person has been told why. ``known_steps`` are the steps, or modules of a route, that the person knows to be
asked of them; what the published outline has beyond those is new to them. ``handed_in_steps`` wait for somebody who
marks, observes or accepts them; while these are all that is left of a module, it is handed in (``handed_in_at``).
"""

from __future__ import annotations

from typing import Self

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

PERCENT_IS_A_PERCENTAGE = Q(percent__gte=0) & Q(percent__lte=100)


class StepProgress(models.Model):
    """A step that somebody has opened, and perhaps completed; the revision is the one that they began."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="step_progress")
    activity = models.ForeignKey("courses.Activity", models.PROTECT, related_name="step_progress")
    opened_at = models.DateTimeField()
    completed_at = models.DateTimeField(null=True, blank=True)
    revision_id = models.BigIntegerField(null=True, blank=True)
    content_hash = models.CharField(max_length=64, blank=True)
    title = models.CharField(max_length=255)
    score = models.DecimalField("best score, per cent", max_digits=5, decimal_places=2, null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "activity"], name="one_progress_per_person_and_step"),
            models.CheckConstraint(
                condition=Q(completed_at__isnull=True) | Q(completed_at__gte=F("opened_at")),
                name="step_is_completed_after_it_is_opened",
            ),
        ]

    def __str__(self) -> str:
        return f"Step {self.activity_id} of person {self.person_id}"


class ModuleProgressQuerySet(models.QuerySet["ModuleProgress"]):
    def completed(self) -> Self:
        return self.filter(completed_at__isnull=False)

    def under_way(self) -> Self:
        return self.filter(completed_at__isnull=True)


class ModuleProgress(models.Model):
    """A module that somebody has started. Once completed it stays so, whatever is published later."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="module_progress")
    activity = models.ForeignKey("courses.Activity", models.PROTECT, related_name="module_progress")
    started_at = models.DateTimeField()
    completed_at = models.DateTimeField(null=True, blank=True)
    revision_id = models.BigIntegerField(null=True, blank=True)
    content_hash = models.CharField(max_length=64, blank=True)
    title = models.CharField(max_length=255)
    percent = models.PositiveSmallIntegerField(default=0)
    done_steps = ArrayField(models.BigIntegerField(), default=list, blank=True)
    known_steps = ArrayField(models.BigIntegerField(), default=list, blank=True)
    handed_in_steps = ArrayField(models.BigIntegerField(), default=list, db_default=[], blank=True)
    handed_in_at = models.DateTimeField(null=True, blank=True)
    latest_step = models.ForeignKey(
        "courses.Activity", models.SET_NULL, null=True, blank=True, related_name="+"
    )
    latest_at = models.DateTimeField()

    objects = ModuleProgressQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "activity"], name="one_progress_per_person_and_module"),
            models.CheckConstraint(
                condition=Q(completed_at__isnull=True) | Q(completed_at__gte=F("started_at")),
                name="module_is_completed_after_it_is_started",
            ),
            models.CheckConstraint(condition=PERCENT_IS_A_PERCENTAGE, name="module_percent_is_a_percentage"),
        ]

    def __str__(self) -> str:
        return f"Module {self.activity_id} of person {self.person_id}"


class RouteProgress(models.Model):
    """A year, pathway or programme that somebody is on. ``is_recognised`` when nothing in it was studied here."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="route_progress")
    activity = models.ForeignKey("courses.Activity", models.PROTECT, related_name="route_progress")
    started_at = models.DateTimeField()
    completed_at = models.DateTimeField(null=True, blank=True)
    is_recognised = models.BooleanField(default=False)
    title = models.CharField(max_length=255)
    percent = models.PositiveSmallIntegerField(default=0)
    known_modules = ArrayField(models.BigIntegerField(), default=list, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "activity"], name="one_progress_per_person_and_route"),
            models.CheckConstraint(
                condition=Q(completed_at__isnull=True) | Q(completed_at__gte=F("started_at")),
                name="route_is_completed_after_it_is_started",
            ),
            models.CheckConstraint(condition=PERCENT_IS_A_PERCENTAGE, name="route_percent_is_a_percentage"),
        ]

    def __str__(self) -> str:
        return f"Route {self.activity_id} of person {self.person_id}"
