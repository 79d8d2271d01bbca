"""An observation: somebody else sees what a learner can do, and says so.

The page holds the words. An ``Observation`` is one request by a learner to one observer, who may be somebody without an account.
What the observer said is a record that is never changed. What the learner writes beforehand is theirs alone until they ask.
"""

from __future__ import annotations

from datetime import date
from typing import Self

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from assessments import panels
from assessments.blocks import CriterionBlocks
from assessments.vocabulary import OPEN_OBSERVATIONS, ObservationKind, ObservationState
from courses.blocks.field import BlocksField
from courses.models import Step
from foundations.database import UUIDv7


class ObservationPage(Step):
    """What happens, who looks, and what they look for."""

    activity_kind = "observation"
    content_panels = panels.OBSERVATION

    kind = models.CharField(
        max_length=30, choices=ObservationKind.choices, default=ObservationKind.OBSERVATION
    )
    criteria = BlocksField(CriterionBlocks(required=False), blank=True)

    class Meta:
        verbose_name = "observation"


class ObservationPreparation(models.Model):
    """What somebody writes before they ask an observer: a draft that only they read."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="observation_preparations"
    )
    step = models.ForeignKey("courses.Activity", models.PROTECT, related_name="+")
    words = models.TextField(blank=True)
    saved_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "step"], name="one_preparation_per_person_and_step"),
        ]

    def __str__(self) -> str:
        return f"Preparation {self.pk}"


class ObservationQuerySet(models.QuerySet["Observation"]):
    def open(self) -> Self:
        return self.filter(state__in=OPEN_OBSERVATIONS)

    def of(self, person_id: int, step_id: int) -> Self:
        """Keep somebody's requests at one step, the newest first."""
        return self.filter(person_id=person_id, step_id=step_id).order_by("-asked_at", "-pk")

    def asked_of(self, observer_id: int) -> Self:
        return self.filter(observer_id=observer_id).exclude(state=ObservationState.WITHDRAWN)

    def in_the_pool(self) -> Self:
        """Keep those that wait for an assessor to take them."""
        return self.open().filter(passed_on_at__isnull=False, taken_at__isnull=True)

    def due_before(self, day: date) -> Self:
        """Keep those that are still with whoever was asked, and whose day to answer comes before this one."""
        return self.open().filter(passed_on_at__isnull=True, answer_by__lt=day)


class Observation(models.Model):
    """One request to one observer. The criteria are kept as they read when it was asked.

    The observer is a person, or somebody without an account who is known by a name and an address. What the observer has filled in
    and not sent yet is in ``draft``, which nobody else is shown; ``draft_edition`` counts its saves, so that a second tab never
    writes over what it has not seen.
    """

    uuid = models.UUIDField(unique=True, editable=False, db_default=UUIDv7())
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="observations")
    step = models.ForeignKey("courses.Activity", models.PROTECT, related_name="observations")
    kind = models.CharField(max_length=30, choices=ObservationKind.choices)
    criteria = models.JSONField()
    revision_id = models.BigIntegerField(null=True, blank=True)
    observer = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="observations_asked_of_me",
    )
    guest_name = models.CharField(max_length=150, blank=True)
    guest_address = models.EmailField(blank=True)
    preparation = models.TextField(blank=True)
    confirmed = ArrayField(models.CharField(max_length=30), default=list, blank=True)
    state = models.CharField(max_length=15, choices=ObservationState.choices, default=ObservationState.ASKED)
    asked_at = models.DateTimeField()
    answer_by = models.DateField()
    opened_at = models.DateTimeField(null=True, blank=True)
    reminded_at = models.DateTimeField(null=True, blank=True)
    passed_on_at = models.DateTimeField(null=True, blank=True)
    taken_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    returned_because = models.TextField(blank=True)
    draft = models.JSONField(default=dict, blank=True)
    draft_edition = models.PositiveIntegerField(default=0)

    objects = ObservationQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "step"],
                condition=Q(state__in=["asked", "under_way"]),
                name="one_open_observation_per_person_and_step",
            ),
            models.CheckConstraint(
                condition=Q(observer__isnull=True) | ~Q(observer=F("person")),
                name="nobody_observes_themselves",
            ),
            models.CheckConstraint(
                condition=Q(guest_name="", guest_address="") | ~Q(guest_name="") & ~Q(guest_address=""),
                name="an_observer_without_account_has_a_name_and_an_address",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["asked", "under_way"], ended_at__isnull=True)
                | Q(state__in=["seen", "not_yet", "withdrawn", "returned"], ended_at__gte=F("asked_at")),
                name="an_observation_ends_once_and_after_it_was_asked",
            ),
        ]
        indexes = [
            models.Index(
                fields=["answer_by"],
                condition=Q(state__in=["asked", "under_way"]),
                name="observations_by_answer_day",
            ),
        ]

    def __str__(self) -> str:
        return f"Observation {self.pk}"

    @property
    def is_open(self) -> bool:
        return self.state in OPEN_OBSERVATIONS

    @property
    def is_decided(self) -> bool:
        return self.state in (ObservationState.SEEN, ObservationState.NOT_YET)

    @property
    def is_in_the_pool(self) -> bool:
        return self.is_open and self.passed_on_at is not None and self.taken_at is None


class ObservationRecord(models.Model):
    """What an observer said, as they said it: never changed, and one for each request.

    ``findings`` has a criterion's title, whether it was seen and a comment in each row. ``by_actor`` is who observed, as the ledger
    knows them; somebody without an account is known by the name and role that they gave.
    """

    observation = models.OneToOneField(Observation, models.CASCADE, related_name="record")
    outcome = models.CharField(
        max_length=10,
        choices=[(state.value, state.label) for state in (ObservationState.SEEN, ObservationState.NOT_YET)],
    )
    findings = models.JSONField()
    agreed = models.TextField(blank=True)
    confirmed = ArrayField(models.CharField(max_length=30), default=list, blank=True)
    by_actor = models.UUIDField(null=True, blank=True)
    by_name = models.CharField(max_length=150, blank=True)
    by_role = models.CharField(max_length=150, blank=True)
    observed_on = models.DateField()
    recorded_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(outcome__in=["seen", "not_yet"]), name="an_observation_is_seen_or_not_yet"
            ),
            models.CheckConstraint(
                condition=Q(by_actor__isnull=False) | ~Q(by_name=""),
                name="an_observation_is_recorded_by_somebody_known",
            ),
        ]

    def __str__(self) -> str:
        return f"Record of observation {self.observation_id}"
