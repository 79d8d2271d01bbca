"""Marking again by a corrected question: first a list of what would change, then, once somebody has approved it, the change.

The list is working material until it is applied. From then on its rows are kept as they are: a trigger refuses to change
or remove them, except together with the attempt they speak of, when somebody is erased.
"""

from __future__ import annotations

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from assessments.models.attempt import Attempt
from assessments.models.question import QuestionVersion
from assessments.vocabulary import OPEN_RE_MARKINGS, ReMarkingStatus
from foundations.database import UUIDv7


class ReMarkingQuerySet(models.QuerySet["ReMarking"]):
    def open(self) -> Self:
        return self.filter(status__in=OPEN_RE_MARKINGS)

    def applied(self) -> Self:
        return self.filter(status__in=(ReMarkingStatus.APPROVED, ReMarkingStatus.APPLIED))


class ReMarking(models.Model):
    """One question of one quiz, marked again by its corrected version. ``reached`` is the last attempt that was looked at."""

    uuid = models.UUIDField(unique=True, editable=False, db_default=UUIDv7())
    quiz = models.ForeignKey("courses.Activity", models.PROTECT, related_name="re_markings")
    version = models.ForeignKey(QuestionVersion, models.PROTECT, related_name="re_markings")
    status = models.CharField(max_length=10, choices=ReMarkingStatus.choices, default=ReMarkingStatus.LISTING)
    asked_at = models.DateTimeField()
    listed_at = models.DateTimeField(null=True, blank=True)
    approved_at = models.DateTimeField(null=True, blank=True)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    applied_at = models.DateTimeField(null=True, blank=True)
    total = models.PositiveIntegerField(default=0)
    checked = models.PositiveIntegerField(default=0)
    reached = models.BigIntegerField(default=0)

    objects = ReMarkingQuerySet.as_manager()

    class Meta:
        verbose_name = "re-marking"
        constraints = [
            models.CheckConstraint(
                condition=Q(status__in=ReMarkingStatus.values), name="re_marking_status_is_known"
            ),
            models.UniqueConstraint(
                fields=["quiz", "version"],
                condition=Q(status__in=OPEN_RE_MARKINGS),
                name="one_open_re_marking_per_quiz_and_version",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=(ReMarkingStatus.APPROVED, ReMarkingStatus.APPLIED))
                | Q(listed_at__isnull=False, approved_at__isnull=False),
                name="re_marking_is_approved_before_it_is_applied",
            ),
            models.CheckConstraint(
                condition=Q(status=ReMarkingStatus.APPLIED, applied_at__isnull=False)
                | (~Q(status=ReMarkingStatus.APPLIED) & Q(applied_at__isnull=True)),
                name="re_marking_says_when_it_was_applied",
            ),
        ]

    def __str__(self) -> str:
        return f"Re-marking {self.pk} of quiz {self.quiz_id} by version {self.version_id}"


class ReMarkedAttempt(models.Model):
    """One attempt whose mark changes: the old result and the new one. A pass that has been given stays."""

    re_marking = models.ForeignKey(ReMarking, models.PROTECT, related_name="attempts")
    attempt = models.ForeignKey(
        Attempt, models.DO_NOTHING, related_name="re_marks", db_constraint=False,
        help_text="The database itself removes the row with its attempt.",
    )  # fmt: skip
    old_score = models.DecimalField(max_digits=7, decimal_places=3)
    new_score = models.DecimalField(max_digits=7, decimal_places=3)
    old_passed = models.BooleanField()
    new_passed = models.BooleanField()
    reaches_pass_mark = models.BooleanField()
    consequences = models.JSONField(default=list, blank=True)
    applied_at = models.DateTimeField(null=True, blank=True)
    statement_id = models.UUIDField(null=True, blank=True)
    voided_id = models.UUIDField(null=True, blank=True)

    class Meta:
        verbose_name = "re-marked attempt"
        constraints = [
            models.UniqueConstraint(
                fields=["re_marking", "attempt"], name="an_attempt_is_re_marked_once_in_a_re_marking"
            ),
            models.CheckConstraint(
                condition=~Q(old_passed=True) | Q(new_passed=True), name="a_pass_is_never_taken_away"
            ),
            models.CheckConstraint(
                condition=~Q(old_score=F("new_score")), name="a_re_marked_attempt_has_another_mark"
            ),
        ]

    def __str__(self) -> str:
        return f"Attempt {self.attempt_id} in re-marking {self.re_marking_id}"
