"""What is granted to a person or a group beyond what a quiz gives everybody: more time, more attempts. Never why."""

from __future__ import annotations

from datetime import date
from typing import Self

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import F, Q


class AccommodationQuerySet(models.QuerySet["Accommodation"]):
    def on(self, day: date) -> Self:
        return self.filter(Q(ended_on__isnull=True) | Q(ended_on__gt=day), started_on__lte=day)

    def for_person(self, person_id: int, quiz_id: int, day: date) -> Self:
        """Narrow to what a person has that day at a quiz: their own and their groups', for it or for all quizzes."""
        groups = Q(group__memberships__person_id=person_id, group__memberships__started_on__lte=day) & (
            Q(group__memberships__ended_on__isnull=True) | Q(group__memberships__ended_on__gt=day)
        )
        mine = self.on(day).filter(Q(person_id=person_id) | groups)
        return mine.filter(Q(quiz_id=quiz_id) | Q(quiz__isnull=True)).distinct()


class Accommodation(models.Model):
    """More time (per cent of a quiz's limit) and more attempts, for a person or a group, at one quiz or at all."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, null=True, blank=True, related_name="accommodations"
    )
    group = models.ForeignKey(
        "people.Group", models.CASCADE, null=True, blank=True, related_name="accommodations",
        help_text="Everybody who belongs to it.",
    )  # fmt: skip
    quiz = models.ForeignKey(
        "courses.Activity", models.CASCADE, null=True, blank=True, related_name="accommodations",
        limit_choices_to={"kind": "quiz"}, help_text="Empty: every quiz.",
    )  # fmt: skip
    extra_percent = models.PositiveSmallIntegerField(
        "more time, per cent", default=0, validators=[MaxValueValidator(400)]
    )
    extra_attempts = models.PositiveSmallIntegerField(
        "more attempts", default=0, validators=[MaxValueValidator(20)]
    )
    started_on = models.DateField("from")
    ended_on = models.DateField("until", null=True, blank=True)
    made_at = models.DateTimeField(editable=False)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, editable=False, related_name="+"
    )

    objects = AccommodationQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(person__isnull=False, group__isnull=True)
                | Q(person__isnull=True, group__isnull=False),
                name="accommodation_is_for_a_person_or_a_group",
            ),
            models.CheckConstraint(
                condition=Q(extra_percent__gt=0) | Q(extra_attempts__gt=0),
                name="accommodation_grants_something",
            ),
            models.CheckConstraint(
                condition=Q(ended_on__isnull=True) | Q(ended_on__gt=F("started_on")),
                name="accommodation_ends_after_it_starts",
            ),
        ]

    def __str__(self) -> str:
        return f"Accommodation {self.pk}"

    def clean(self) -> None:
        """Say kindly what the constraints enforce.

        :raises ValidationError: unless it is for one person or one group, and grants something.
        """
        super().clean()
        if (self.person_id is None) == (self.group_id is None):
            raise ValidationError({"person": "Choose a person or a group, and not both."})
        if not self.extra_percent and not self.extra_attempts:
            raise ValidationError({"extra_percent": "Grant more time, more attempts, or both."})
