"""Who marks what: a place in the queue for each version that waits, and the marks that were given.

Marks are append-only: a trigger refuses to change them, and what is decided once is never decided again. Until then, what a
marker has filled in is a draft that nobody else is shown.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from assessments.models.submission import SubmissionVersion
from assessments.rules.margin import LONGEST_QUOTATION
from assessments.vocabulary import RubricLevel
from foundations.database import UUIDv7


class MarkingTaskQuerySet(models.QuerySet["MarkingTask"]):
    def open(self) -> Self:
        return self.filter(marked_at__isnull=True)

    def unclaimed(self) -> Self:
        return self.open().filter(claimed_by__isnull=True)

    def opened_before(self, at: datetime) -> Self:
        return self.filter(opened_at__lt=at)

    def overdue(self, today: date) -> Self:
        return self.open().filter(due_on__lt=today)


class MarkingTask(models.Model):
    """A version that somebody is to mark: once, or a second time without seeing the first marks."""

    uuid = models.UUIDField(unique=True, editable=False, db_default=UUIDv7())
    version = models.ForeignKey(SubmissionVersion, models.CASCADE, related_name="tasks")
    is_second = models.BooleanField(default=False)
    opened_at = models.DateTimeField()
    due_on = models.DateField()
    claimed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="marking_tasks"
    )
    claimed_at = models.DateTimeField(null=True, blank=True)
    was_assigned = models.BooleanField(default=False)
    marked_at = models.DateTimeField(null=True, blank=True)

    objects = MarkingTaskQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["version", "is_second"], name="a_version_waits_once_for_each_marking"
            ),
            models.CheckConstraint(
                condition=Q(marked_at__isnull=True) | Q(marked_at__gte=F("opened_at")),
                name="work_is_marked_after_it_is_handed_in",
            ),
        ]
        indexes = [
            models.Index(fields=["opened_at"], condition=Q(marked_at__isnull=True), name="work_that_waits")
        ]

    def __str__(self) -> str:
        return f"Marking of version {self.version_id}"


class Marking(models.Model):
    """What a marker decided, and said to the learner about the whole."""

    task = models.OneToOneField(MarkingTask, models.CASCADE, related_name="marking")
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="markings"
    )
    at = models.DateTimeField()
    outcome = models.CharField(max_length=15, choices=RubricLevel.choices)
    comment = models.TextField(blank=True)

    def __str__(self) -> str:
        return f"Marking {self.pk}"


class CriterionMark(models.Model):
    """The level in one criterion of the version's rubric, by its place in it, with a comment."""

    marking = models.ForeignKey(Marking, models.CASCADE, related_name="criteria")
    position = models.PositiveSmallIntegerField()
    level = models.CharField(max_length=15, choices=RubricLevel.choices)
    comment = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["marking", "position"], name="a_criterion_is_marked_once_in_a_marking"
            ),
        ]

    def __str__(self) -> str:
        return f"Criterion {self.position} of marking {self.marking_id}"


class MarginComment(models.Model):
    """What a marker said beside a paragraph of the version, with the words it is about; ``paragraph`` counts from 1."""

    marking = models.ForeignKey(Marking, models.CASCADE, related_name="margin")
    paragraph = models.PositiveSmallIntegerField()
    quotation = models.CharField(max_length=LONGEST_QUOTATION)
    comment = models.TextField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["marking", "paragraph"], name="a_paragraph_has_one_comment_in_a_marking"
            ),
            models.CheckConstraint(
                condition=Q(paragraph__gte=1) & ~Q(comment=""),
                name="a_margin_comment_says_something_somewhere",
            ),
        ]

    def __str__(self) -> str:
        return f"Paragraph {self.paragraph} of marking {self.marking_id}"


class MarkingDraft(models.Model):
    """What a marker has filled in and not decided yet, box by box; ``edition`` counts its saves. Deciding removes it."""

    task = models.ForeignKey(MarkingTask, models.CASCADE, related_name="drafts")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="marking_drafts")
    filled = models.JSONField(default=dict)
    edition = models.PositiveIntegerField(default=0)
    saved_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["task", "by"], name="one_draft_per_marker_and_piece_of_work"),
        ]

    def __str__(self) -> str:
        return f"Draft of marking {self.task_id}"
