"""Attempts at quizzes: what was asked, every answer that was saved, and what came of it.

The order of questions and of their options is drawn once, when the attempt begins, and kept. Every save is a row of its
own, added and never changed; the latest for a question is the answer.
"""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import Self

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from assessments.models.question import QuestionVersion
from assessments.vocabulary import MARKED_STATUSES, AttemptStatus, Pace


class AttemptQuerySet(models.QuerySet["Attempt"]):
    def open(self) -> Self:
        return self.filter(status=AttemptStatus.IN_PROGRESS)

    def marked(self) -> Self:
        return self.filter(status__in=MARKED_STATUSES)

    def over(self, at: datetime) -> Self:
        """Narrow to those in progress whose time has run out."""
        return self.open().filter(ends_at__lt=at)

    def of(self, person_id: int, quiz_id: int) -> Self:
        """Narrow to one person's attempts at one quiz, the first one first."""
        return self.filter(person_id=person_id, quiz_id=quiz_id).order_by("number", "pk")


class Attempt(models.Model):
    """One go at a quiz. The rules under which it was begun are kept with it as values; ``ends_at`` follows what is granted."""

    uuid = models.UUIDField(unique=True, editable=False)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="attempts")
    quiz = models.ForeignKey("courses.Activity", models.PROTECT, related_name="attempts")
    number = models.PositiveIntegerField()
    status = models.CharField(max_length=12, choices=AttemptStatus.choices, default=AttemptStatus.IN_PROGRESS)
    passed = models.BooleanField(null=True, blank=True)
    revision_id = models.BigIntegerField(null=True, blank=True)
    pass_mark = models.PositiveSmallIntegerField("pass mark, per cent")
    time_limit_minutes = models.PositiveSmallIntegerField(null=True, blank=True)
    pace = models.DecimalField(
        max_digits=3, decimal_places=2, choices=[(Decimal(pace.value), pace.label) for pace in Pace],
        default=Decimal(1), db_default=Decimal(1),
    )  # fmt: skip
    closes_at = models.DateTimeField(null=True, blank=True)
    begun_at = models.DateTimeField()
    ends_at = models.DateTimeField(null=True, blank=True)
    handed_in_at = models.DateTimeField(null=True, blank=True)
    score = models.DecimalField(max_digits=7, decimal_places=3, null=True, blank=True)
    score_max = models.DecimalField(max_digits=7, decimal_places=3, null=True, blank=True)

    objects = AttemptQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(
                fields=["ends_at"],
                condition=Q(status=AttemptStatus.IN_PROGRESS),
                name="attempts_that_will_end",
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "quiz"],
                condition=Q(status=AttemptStatus.IN_PROGRESS),
                name="one_open_attempt_per_person_and_quiz",
            ),
            models.UniqueConstraint(fields=["person", "quiz", "number"], name="an_attempt_has_one_number"),
            models.CheckConstraint(
                condition=Q(status__in=AttemptStatus.values), name="attempt_status_is_known"
            ),
            models.CheckConstraint(
                condition=Q(handed_in_at__isnull=True) | Q(handed_in_at__gte=F("begun_at")),
                name="attempt_is_handed_in_after_it_is_begun",
            ),
            models.CheckConstraint(
                condition=Q(ends_at__isnull=True) | Q(ends_at__gte=F("begun_at")),
                name="attempt_ends_after_it_is_begun",
            ),
            models.CheckConstraint(
                condition=Q(
                    status=AttemptStatus.IN_PROGRESS, handed_in_at__isnull=True, score__isnull=True,
                    passed__isnull=True,
                )
                | Q(
                    status__in=(AttemptStatus.SUBMITTED, AttemptStatus.ABANDONED), handed_in_at__isnull=False,
                    score__isnull=True, passed__isnull=True,
                )
                | Q(
                    status__in=MARKED_STATUSES, handed_in_at__isnull=False, score__isnull=False,
                    passed__isnull=False,
                ),
                name="attempt_has_a_score_once_it_is_marked",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"Attempt {self.number} of person {self.person_id} at {self.quiz_id}"

    @property
    def percent(self) -> int | None:
        """The score, rounded down, so that nobody reads a pass mark that they did not reach."""
        if self.score is None or not self.score_max:
            return None
        return int(self.score * 100 / self.score_max)

    @property
    def outcome(self) -> str:
        """What came of it, in a word or two."""
        if self.passed is None:
            return self.get_status_display()
        return "Passed" if self.passed else "Not yet"


class AttemptQuestion(models.Model):
    """A question of an attempt, in the version and order in which it was asked."""

    attempt = models.ForeignKey(Attempt, models.CASCADE, related_name="questions")
    position = models.PositiveSmallIntegerField()
    version = models.ForeignKey(QuestionVersion, models.PROTECT, related_name="+")
    marked_by = models.ForeignKey(
        QuestionVersion, models.PROTECT, null=True, blank=True, related_name="+",
        help_text="The corrected version that marks it, where it is not the one that was asked.",
    )  # fmt: skip
    option_order = ArrayField(models.PositiveSmallIntegerField(), default=list, blank=True)
    section = models.CharField(max_length=120, blank=True, default="", db_default="")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["attempt", "position"], name="one_question_at_each_position"),
        ]

    def __str__(self) -> str:
        return f"Question {self.position} of attempt {self.attempt_id}"


class AttemptEntry(models.Model):
    """One save of an answer, kept for good; ``is_flagged`` is the learner's own note to look again."""

    question = models.ForeignKey(AttemptQuestion, models.CASCADE, related_name="entries")
    response = models.JSONField()
    is_flagged = models.BooleanField(default=False)
    saved_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"Answer {self.pk}"
