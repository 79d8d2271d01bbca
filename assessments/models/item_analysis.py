"""How a quiz's questions do, as the worker worked it out last."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from assessments.vocabulary import AnalysedAttempts


class ItemAnalysis(models.Model):
    """The figures of one quiz over some of its attempts. ``figures`` are exact; whoever shows them rounds them first."""

    quiz = models.ForeignKey("courses.Activity", models.CASCADE, related_name="item_analyses")
    attempts = models.CharField(
        "which attempts", max_length=10, choices=AnalysedAttempts.choices, default=AnalysedAttempts.FIRST
    )
    asked_at = models.DateTimeField()
    made_at = models.DateTimeField(null=True, blank=True)
    latest_attempt_at = models.DateTimeField(null=True, blank=True)
    attempt_count = models.PositiveIntegerField(default=0)
    people_count = models.PositiveIntegerField(default=0)
    figures = models.JSONField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["quiz", "attempts"], name="one_item_analysis_per_quiz_and_choice_of_attempts"
            ),
            models.CheckConstraint(
                condition=Q(attempts__in=AnalysedAttempts.values), name="analysed_attempts_are_known"
            ),
            models.CheckConstraint(
                condition=Q(made_at__isnull=True, figures__isnull=True)
                | Q(made_at__isnull=False, figures__isnull=False),
                name="item_analysis_has_figures_once_it_is_made",
            ),
            models.CheckConstraint(
                condition=Q(people_count__lte=F("attempt_count")),
                name="item_analysis_has_no_more_people_than_attempts",
            ),
        ]

    def __str__(self) -> str:
        return f"Item analysis of {self.quiz_id}, {self.attempts} attempts"

    @property
    def is_waiting(self) -> bool:
        """Whether somebody has asked for it since it was made."""
        return self.made_at is None or self.asked_at > self.made_at
