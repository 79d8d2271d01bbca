"""Questions, and the versions in which people met them.

A version that somebody has been asked is never changed: what they read, and what was right, stay as they were. An edit
then makes the next version.
"""

from __future__ import annotations

from typing import Self

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from assessments.vocabulary import QuestionType, VersionStatus


class QuestionBank(models.Model):
    """Questions that belong together: those of one quiz, or of one subject from which several quizzes draw."""

    code = models.CharField("id", max_length=100)
    title = models.CharField(max_length=255)
    curriculum = models.CharField(max_length=100, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["curriculum", "code"], name="a_bank_has_one_id_in_its_curriculum"
            ),
        ]

    def __str__(self) -> str:
        return self.title


class QuestionQuerySet(models.QuerySet["Question"]):
    def in_use(self) -> Self:
        return self.filter(retired_at__isnull=True)

    def in_category(self, category: str) -> Self:
        """Narrow to a category and what stands below it."""
        return self.filter(Q(category=category) | Q(category__startswith=f"{category} /"))


class Question(models.Model):
    """A question through all its versions; ``current`` is the one that new attempts get."""

    bank = models.ForeignKey(QuestionBank, models.CASCADE, related_name="questions")
    code = models.CharField("id", max_length=100)
    position = models.PositiveIntegerField(default=0)
    words = models.CharField("first words", max_length=120, blank=True, editable=False)
    current = models.ForeignKey(
        "assessments.QuestionVersion", models.SET_NULL, null=True, blank=True, related_name="+"
    )
    category = models.CharField(
        max_length=200, blank=True, default="", db_default="",
        help_text="Such as “Safeguarding / Adults”. A quiz can draw from a category and what stands below it.",
    )  # fmt: skip
    tags = ArrayField(models.CharField(max_length=60), default=list, blank=True)
    retired_at = models.DateTimeField(null=True, blank=True)

    objects = QuestionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["bank", "code"], name="a_question_has_one_id_in_its_bank"),
        ]

    def __str__(self) -> str:
        return f"{self.words} ({self.code})" if self.words else self.code


class QuestionVersion(models.Model):
    """What is asked and what is right. ``content`` is the plain form that ``rules.question_type`` reads and marks."""

    question = models.ForeignKey(Question, models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField(default=1)
    status = models.CharField(
        max_length=10,
        choices=VersionStatus.choices,
        default=VersionStatus.READY,
        db_default=VersionStatus.READY,
    )
    type = models.CharField(max_length=20, choices=QuestionType.choices)
    stem = models.TextField("question", help_text="Markdown.")
    content = models.JSONField()
    feedback = models.TextField(blank=True, help_text="Shown with the result, whatever was answered.")
    competency = models.CharField(max_length=20, blank=True)
    difficulty = models.PositiveSmallIntegerField(null=True, blank=True)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["question", "number"], name="a_version_has_one_number"),
            models.CheckConstraint(condition=Q(type__in=QuestionType.values), name="question_type_is_known"),
            models.CheckConstraint(
                condition=Q(status__in=VersionStatus.values), name="version_status_is_known"
            ),
            models.UniqueConstraint(
                fields=["question"], condition=Q(status=VersionStatus.DRAFT), name="a_question_has_one_draft"
            ),
            models.CheckConstraint(
                condition=Q(difficulty__isnull=True) | Q(difficulty__range=(1, 5)),
                name="difficulty_is_from_one_to_five",
            ),
        ]

    def __str__(self) -> str:
        return f"Version {self.number} of question {self.question_id}"
