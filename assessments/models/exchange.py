"""Questions that came from files of other systems, and the imports that brought them.

A question that was imported keeps under which key its file knows it, and what the file said of it last. So the same file
twice changes nothing, a changed question becomes a new version, and what was edited here since stays until the file changes.
"""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from assessments.models.question import Question, QuestionBank
from assessments.vocabulary import ExchangeFormat, QuestionImportStatus


class ImportedQuestion(models.Model):
    """Where a question came from. ``fingerprint`` says what its file last said of it, so that a change is noticed."""

    bank = models.ForeignKey(QuestionBank, models.CASCADE, related_name="imported_questions")
    question = models.OneToOneField(Question, models.CASCADE, related_name="imported")
    key = models.CharField(max_length=64)
    outside_id = models.CharField("id in its file", max_length=255, blank=True)
    name = models.CharField("name in its file", max_length=255, blank=True)
    fingerprint = models.CharField(max_length=64)
    imported_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["bank", "key"], name="a_key_names_one_question_of_its_bank"),
        ]

    def __str__(self) -> str:
        return self.name or self.outside_id or f"Imported question {self.question_id}"


class QuestionImport(models.Model):
    """An import of questions begun on a screen. Its file stands in the database, private and for any worker, until it is purged."""

    bank = models.ForeignKey(QuestionBank, models.CASCADE, related_name="imports")
    format = models.CharField(max_length=20, choices=ExchangeFormat.choices)
    status = models.CharField(
        max_length=10, choices=QuestionImportStatus.choices, default=QuestionImportStatus.CHECKING
    )
    file_name = models.CharField(max_length=200)
    content = models.BinaryField(null=True)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    uploaded_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True, blank=True)
    read_count = models.PositiveIntegerField(default=0)
    report = models.JSONField(default=dict)

    class Meta:
        indexes = [models.Index(fields=["-uploaded_at", "-id"], name="question_imports_latest_first")]
        constraints = [
            models.CheckConstraint(
                condition=Q(status__in=QuestionImportStatus.values), name="question_import_status_is_known"
            ),
            models.CheckConstraint(
                condition=Q(format__in=ExchangeFormat.values), name="question_import_format_is_known"
            ),
        ]

    def __str__(self) -> str:
        return self.file_name
