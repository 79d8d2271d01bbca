"""Who studies what, by which plan. Nothing here says how far somebody has come: that is ``progress``."""

from __future__ import annotations

from decimal import Decimal
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q

from courses.vocabulary import OPEN_ENROLMENT_STATUSES, EnrolmentEvent, EnrolmentStatus
from foundations.constraints import no_overlap


class EnrolmentQuerySet(models.QuerySet["Enrolment"]):
    def open(self) -> Self:
        """Narrow to those under which somebody studies or has finished studying."""
        return self.filter(status__in=OPEN_ENROLMENT_STATUSES)

    def for_learner(self, person_id: int) -> Self:
        return self.filter(learner_id=person_id)

    def in_programme(self, code: str) -> Self:
        return self.filter(programme__code=code)


class Enrolment(models.Model):
    """A person's place on a programme, with the plan by which its modules fall due.

    Being paused is no status: it is having a pause that covers the day, so that a pause ends by itself.
    """

    learner = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="enrolments")
    programme = models.ForeignKey("courses.Activity", models.PROTECT, related_name="enrolments")
    status = models.CharField(max_length=20, choices=EnrolmentStatus.choices, default=EnrolmentStatus.ACTIVE)
    starts_on = models.DateField("first day of the plan")
    modules_per_month = models.DecimalField(max_digits=4, decimal_places=2, default=Decimal(1))
    enrolled_at = models.DateTimeField()
    enrolled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )

    objects = EnrolmentQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["learner", "programme"],
                condition=~Q(status=EnrolmentStatus.WITHDRAWN),
                name="one_open_enrolment_per_learner_and_programme",
            ),
            models.CheckConstraint(
                condition=Q(status__in=EnrolmentStatus.values), name="enrolment_status_is_known"
            ),
            models.CheckConstraint(
                condition=Q(modules_per_month__gt=0) & Q(modules_per_month__lte=10),
                name="enrolment_pace_is_over_nothing_and_at_most_ten",
            ),
        ]

    def __str__(self) -> str:
        return f"Enrolment {self.pk}: learner {self.learner_id} in {self.programme_id}"


class EnrolmentChange(models.Model):
    """Something that happened to an enrolment, and who did it. Rows are added and never changed."""

    enrolment = models.ForeignKey(Enrolment, models.CASCADE, related_name="changes")
    event = models.CharField(max_length=20, choices=EnrolmentEvent.choices)
    happened_at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(event__in=EnrolmentEvent.values), name="enrolment_event_is_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.event} of enrolment {self.enrolment_id} at {self.happened_at:%Y-%m-%d}"


class EnrolmentPause(models.Model):
    """Days on which nothing falls due: it says until when, and never why."""

    enrolment = models.ForeignKey(Enrolment, models.CASCADE, related_name="pauses")
    started_on = models.DateField()
    ended_on = models.DateField("first day back")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(ended_on__gte=models.F("started_on")), name="pause_ends_on_or_after_it_starts"
            ),
            no_overlap("pauses_of_one_enrolment_do_not_overlap", "enrolment_id"),
        ]

    def __str__(self) -> str:
        return f"Pause of enrolment {self.enrolment_id}, {self.started_on} to {self.ended_on}"
