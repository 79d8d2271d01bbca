"""What somebody hands in: their draft, the versions that were handed in, and the files.

A version is frozen when it is handed in, with the rubric by which it is marked; a trigger refuses to change its words.
"""

from __future__ import annotations

from typing import Any, Self

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from assessments.vocabulary import (
    OPEN_TO_CHANGE,
    PASSED_STATUSES,
    FileKind,
    SubmissionStatus,
)
from foundations.database import UUIDv7


class SubmissionQuerySet(models.QuerySet["Submission"]):
    def of(self, person_id: int, assignment_id: int) -> Self:
        return self.filter(person_id=person_id, assignment_id=assignment_id)


class Submission(models.Model):
    """One person's work on one assignment, from the first draft to the decision; ``draft`` is theirs alone.

    ``edition`` counts the saves of the draft, so that a second tab never writes over what it has not seen.
    """

    uuid = models.UUIDField(unique=True, editable=False, db_default=UUIDv7())
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="submissions")
    assignment = models.ForeignKey("courses.Activity", models.PROTECT, related_name="submissions")
    status = models.CharField(max_length=15, choices=SubmissionStatus.choices, default=SubmissionStatus.DRAFT)
    draft = models.TextField(blank=True)
    edition = models.PositiveIntegerField(default=0)
    begun_at = models.DateTimeField()
    saved_at = models.DateTimeField()
    handed_in_at = models.DateTimeField(null=True, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)

    objects = SubmissionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "assignment"], name="one_submission_per_person_and_assignment"
            ),
            models.CheckConstraint(
                condition=Q(status=SubmissionStatus.DRAFT) | Q(handed_in_at__isnull=False),
                name="work_that_is_no_draft_was_handed_in",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=(SubmissionStatus.RETURNED, *PASSED_STATUSES))
                | Q(decided_at__isnull=False),
                name="decided_work_says_when",
            ),
        ]

    def __str__(self) -> str:
        return f"Submission {self.pk}"

    @property
    def is_open_to_change(self) -> bool:
        return self.status in OPEN_TO_CHANGE

    @property
    def is_passed(self) -> bool:
        return self.status in PASSED_STATUSES


class SubmissionFile(models.Model):
    """A file that belongs to somebody's work. One that is in no version any more, nor in the draft, is removed."""

    uuid = models.UUIDField(unique=True, editable=False)
    submission = models.ForeignKey(Submission, models.CASCADE, related_name="files")
    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=5, choices=FileKind.choices)
    size = models.PositiveIntegerField()
    doubtful = ArrayField(models.CharField(max_length=30), default=list, blank=True)
    added_at = models.DateTimeField()
    is_in_draft = models.BooleanField(default=True)

    class Meta:
        indexes = [models.Index(fields=["submission", "added_at"], name="file_of_submission")]

    def __str__(self) -> str:
        return f"File {self.pk} of submission {self.submission_id}"

    @property
    def stored_name(self) -> str:
        """Where it lies in the private storage; the name that its owner gave it is never part of that."""
        return f"submissions/{self.uuid}.{self.kind}"


class SubmissionVersion(models.Model):
    """The work as it was handed in, with the rubric as it stood then.

    ``confirmed`` are the kinds of things found in it that its writer has said are an organisation's or their own.
    """

    uuid = models.UUIDField(unique=True, editable=False, db_default=UUIDv7())
    submission = models.ForeignKey(Submission, models.CASCADE, related_name="versions")
    number = models.PositiveSmallIntegerField()
    text = models.TextField(blank=True)
    word_count = models.PositiveIntegerField()
    handed_in_at = models.DateTimeField()
    revision_id = models.BigIntegerField(null=True, blank=True)
    rubric = models.JSONField(default=list)
    confirmed = ArrayField(models.CharField(max_length=30), default=list, blank=True)
    files: models.ManyToManyField[SubmissionFile, Any] = models.ManyToManyField(
        SubmissionFile, related_name="versions", blank=True
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["submission", "number"], name="a_handed_in_version_has_one_number"
            ),
        ]

    def __str__(self) -> str:
        return f"Version {self.number} of submission {self.submission_id}"
