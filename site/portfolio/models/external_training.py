"""Training that somebody took elsewhere, and the step of a module that asks for it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Upper

from courses.models import Step
from foundations.database import UUIDv7
from portfolio import panels
from portfolio.vocabulary import TrainingSource, TrainingState

if TYPE_CHECKING:
    from people.models import Person


class ExternalTrainingQuerySet(models.QuerySet["ExternalTraining"]):
    def of_person(self, person: Person) -> Self:
        return self.filter(person=person)

    def accepted(self) -> Self:
        return self.filter(accepted_at__isnull=False)

    def waiting(self) -> Self:
        """Narrow to those that nobody has accepted or sent back yet."""
        return self.filter(accepted_at__isnull=True, returned_at__isnull=True)

    def not_returned(self) -> Self:
        return self.filter(returned_at__isnull=True)

    def current(self, on: date) -> Self:
        """Narrow to those that have not expired; the day of expiry is the last good one."""
        return self.filter(Q(expires_on__isnull=True) | Q(expires_on__gte=on))


class ExternalTraining(models.Model):
    """A course, session or certificate from outside Linkway. Without a code it is nothing that a module asks for.

    ``level`` is a level or tier, in the words of the vocabulary. ``file_name`` names the certificate in private storage,
    ``file_title`` is the name under which it was sent. What was sent back is its person's to put right while ``returned_at`` says
    since when; the reason stays for whoever looks at it again.
    """

    uuid = models.UUIDField(unique=True, db_default=UUIDv7(), editable=False)
    person: models.ForeignKey[Any, Any] = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="external_training"
    )
    code = models.CharField(max_length=60, blank=True)
    level = models.CharField(max_length=20, blank=True)
    title = models.CharField(max_length=200)
    provider = models.CharField(max_length=200)
    done_on = models.DateField()
    expires_on = models.DateField(null=True, blank=True)
    minutes = models.PositiveIntegerField(default=0)
    source = models.CharField(max_length=16, choices=TrainingSource, default=TrainingSource.BY_HAND)
    recorded_at = models.DateTimeField()
    recorded_by: models.ForeignKey[Any, Any] = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    accepted_at = models.DateTimeField(null=True, blank=True)
    accepted_by: models.ForeignKey[Any, Any] = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    pooled_at = models.DateTimeField(null=True, blank=True)
    returned_at = models.DateTimeField(null=True, blank=True)
    returned_by: models.ForeignKey[Any, Any] = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    returned_because = models.TextField(blank=True)
    file_name = models.CharField(max_length=200, blank=True)
    file_title = models.CharField(max_length=200, blank=True)
    file_type = models.CharField(max_length=60, blank=True)
    file_bytes = models.PositiveIntegerField(default=0)

    objects = ExternalTrainingQuerySet.as_manager()

    class Meta:
        verbose_name = "outside training"
        verbose_name_plural = "outside training"
        indexes = [
            models.Index(fields=["expires_on"], name="outside_training_that_expires"),
            models.Index(fields=["person", "code"], name="outside_training_of_a_person"),
        ]
        constraints = [
            models.UniqueConstraint(
                "person",
                "code",
                "level",
                Upper("title"),
                "done_on",
                name="a_training_is_recorded_once_for_a_day",
            ),
            models.CheckConstraint(
                name="a_training_expires_after_it_was_done",
                condition=Q(expires_on__isnull=True) | Q(expires_on__gte=F("done_on")),
            ),
            models.CheckConstraint(
                name="nobody_accepts_their_own_training",
                condition=Q(accepted_by__isnull=True) | ~Q(accepted_by=F("person")),
            ),
            models.CheckConstraint(
                name="a_training_is_accepted_or_sent_back",
                condition=Q(accepted_at__isnull=True) | Q(returned_at__isnull=True),
            ),
            models.CheckConstraint(
                name="nobody_sends_their_own_training_back",
                condition=Q(returned_by__isnull=True) | ~Q(returned_by=F("person")),
            ),
            models.CheckConstraint(
                name="a_training_is_sent_back_with_a_reason",
                condition=Q(returned_at__isnull=True) | ~Q(returned_because=""),
            ),
        ]

    def __str__(self) -> str:
        return f"Outside training {self.pk}"

    @property
    def is_accepted(self) -> bool:
        return self.accepted_at is not None

    @property
    def is_returned(self) -> bool:
        return self.returned_at is not None

    def is_expired(self, on: date) -> bool:
        return self.expires_on is not None and self.expires_on < on

    def state(self, on: date) -> TrainingState:
        """Return how it stands on a day."""
        if self.is_returned:
            return TrainingState.RETURNED
        if self.is_expired(on):
            return TrainingState.EXPIRED
        return TrainingState.ACCEPTED if self.is_accepted else TrainingState.RECORDED


class TrainingRecordPage(Step):
    """A step that is done once a record of the training that it asks for is accepted and has not expired."""

    activity_kind = "training-record"
    training = models.CharField(max_length=60)
    content_panels = panels.TRAINING_RECORD

    class Meta:
        verbose_name = "training record"
