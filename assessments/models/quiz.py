"""A quiz: a step of a module that is completed by passing it."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from modelcluster.fields import ParentalKey
from wagtail.models import Orderable

from assessments import panels
from assessments.vocabulary import CountedAttempt, ReviewTime
from courses.models import Step

DEFAULT_PASS_MARK = 80
DEFAULT_ATTEMPTS = 3


class QuizPage(Step):
    """What a quiz is and the rules under which it is taken; what it asks are its slots."""

    activity_kind = "quiz"
    content_panels = panels.QUIZ

    pass_mark = models.PositiveSmallIntegerField(
        "pass mark, per cent",
        default=DEFAULT_PASS_MARK,
        validators=[MinValueValidator(1), MaxValueValidator(100)],
    )
    attempts = models.PositiveSmallIntegerField(
        null=True,
        blank=True,
        default=DEFAULT_ATTEMPTS,
        validators=[MinValueValidator(1)],
        help_text="When all are used, somebody is asked to open another. Empty: as many as they like.",
    )
    draw = models.PositiveSmallIntegerField(
        null=True,
        blank=True,
        validators=[MinValueValidator(1)],
        help_text="How many questions each attempt asks, drawn from all of them. Empty: all.",
    )
    shuffle = models.BooleanField(
        "shuffle the order of questions and answers",
        default=False,
        help_text="The order is drawn once for each attempt and stays the same in it.",
    )

    counts = models.CharField(
        "which attempt counts", max_length=10, choices=CountedAttempt.choices, default=CountedAttempt.HIGHEST
    )
    wait_hours = models.PositiveSmallIntegerField(
        "hours between attempts", default=0, help_text="So that there is time to read again."
    )
    time_limit_minutes = models.PositiveSmallIntegerField(
        "time limit, minutes", null=True, blank=True, validators=[MinValueValidator(1)],
        help_text="Leave empty: quizzes have no time limit unless there is a reason.",
    )  # fmt: skip
    time_limit_reason = models.CharField(
        "why there is a time limit", max_length=200, blank=True, help_text="Learners read it."
    )
    opens_at = models.DateTimeField("opens", null=True, blank=True)
    closes_at = models.DateTimeField("closes", null=True, blank=True)
    review_marks = models.CharField(
        "which questions were right", max_length=15, choices=ReviewTime.choices, default=ReviewTime.AT_ONCE
    )
    review_answers = models.CharField(
        "the right answers", max_length=15, choices=ReviewTime.choices, default=ReviewTime.AT_ONCE
    )
    review_feedback = models.CharField(
        "what is said about answers", max_length=15, choices=ReviewTime.choices, default=ReviewTime.AT_ONCE
    )

    class Meta:
        verbose_name = "quiz"

    def clean(self) -> None:
        """Ask for the reason of a time limit.

        :raises ValidationError: without one, or when the quiz closes before it opens.
        """
        super().clean()
        errors: dict[str, Any] = {}
        if self.time_limit_minutes and not self.time_limit_reason.strip():
            errors["time_limit_reason"] = "Say why this quiz has a time limit; learners read it."
        if self.opens_at and self.closes_at and self.closes_at <= self.opens_at:
            errors["closes_at"] = "A quiz closes after it has opened."
        if errors:
            raise ValidationError(errors)


class QuizSlot(Orderable):
    """A place in a quiz: one question, or so many drawn from a bank, of one tag if it is given."""

    quiz = ParentalKey(QuizPage, on_delete=models.CASCADE, related_name="slots")
    question = models.ForeignKey(
        "assessments.Question", models.CASCADE, null=True, blank=True, related_name="+"
    )
    bank = models.ForeignKey(
        "assessments.QuestionBank", models.CASCADE, null=True, blank=True, related_name="+"
    )
    category = models.CharField(max_length=200, blank=True, default="", db_default="")
    tag = models.CharField(max_length=60, blank=True)
    count = models.PositiveSmallIntegerField("how many to draw", null=True, blank=True)
    section = models.CharField(
        max_length=120, blank=True, default="", db_default="",
        help_text="A heading above this question and those that follow with the same.",
    )  # fmt: skip

    class Meta(Orderable.Meta):
        constraints = [
            models.CheckConstraint(
                condition=Q(question__isnull=False, bank__isnull=True)
                | Q(question__isnull=True, bank__isnull=False, count__gte=1),
                name="slot_has_one_question_or_draws_from_a_bank",
            ),
        ]

    def __str__(self) -> str:
        return f"Slot {self.pk}"

    def clean(self) -> None:
        """Say kindly what the constraint enforces.

        :raises ValidationError: unless it has one question, or a bank and how many to draw.
        """
        super().clean()
        errors: dict[str, Any] = {}
        if bool(self.question_id) == bool(self.bank_id):
            errors["question"] = "Choose a question, or a bank to draw from, and not both."
        if self.bank_id and not self.count:
            errors["count"] = "Say how many to draw."
        if errors:
            raise ValidationError(errors)
