"""What somebody already knew, recognised instead of studied: the recognition, and the claim that asks for it."""

from __future__ import annotations

from typing import Self

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from courses.vocabulary import ClaimDecision, ClaimState
from foundations.database import UUIDv7


class PriorLearning(models.Model):
    """A module that counts as done for a person because of what they had learnt before; it earns no certificate."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="prior_learning")
    activity = models.ForeignKey("courses.Activity", models.PROTECT, related_name="prior_learning")
    recognised_at = models.DateTimeField()
    recognised_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    taken_back_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "activity"],
                condition=Q(taken_back_at__isnull=True),
                name="one_recognition_per_person_and_module",
            ),
        ]

    def __str__(self) -> str:
        return f"Prior learning of person {self.person_id}: {self.activity_id}"


class PriorClaimQuerySet(models.QuerySet["PriorClaim"]):
    def of(self, person_id: int) -> Self:
        return self.filter(person_id=person_id)

    def open(self) -> Self:
        """Narrow to those that are being written or wait for an answer."""
        return self.filter(state__in=(ClaimState.DRAFT, ClaimState.SUBMITTED))

    def submitted(self) -> Self:
        return self.filter(state=ClaimState.SUBMITTED)


class PriorClaim(models.Model):
    """A claim that somebody knows a module already, or everything before a year; only its person reads a draft.

    ``target`` is the module, or the year that they would enter at; ``modules`` are the activities that it would
    recognise, fixed when it is begun. Once decided it stays as it is: trying again is another claim, which ``follows``.
    """

    uuid = models.UUIDField(unique=True, editable=False, db_default=UUIDv7())
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="prior_claims")
    target = models.ForeignKey("courses.Activity", models.PROTECT, related_name="+")
    modules = ArrayField(models.BigIntegerField(), default=list)
    follows = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="+")
    state = models.CharField(max_length=20, choices=ClaimState.choices, default=ClaimState.DRAFT)
    statement = models.TextField(blank=True)
    confirmed = ArrayField(models.CharField(max_length=30), default=list, blank=True)
    begun_at = models.DateTimeField()
    saved_at = models.DateTimeField()
    submitted_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    assessor = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    taken_at = models.DateTimeField(null=True, blank=True)
    pooled_at = models.DateTimeField(null=True, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    summary = models.TextField(blank=True)

    objects = PriorClaimQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["state", "submitted_at"], name="prior_claims_that_wait")]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "target"],
                condition=Q(state__in=("draft", "submitted")),
                name="one_open_prior_claim_per_person_and_target",
            ),
            models.CheckConstraint(
                condition=Q(state__in=ClaimState.values), name="prior_claim_state_is_known"
            ),
            models.CheckConstraint(
                condition=Q(assessor__isnull=True) | ~Q(assessor=F("person")),
                name="nobody_assesses_their_own_prior_claim",
            ),
            models.CheckConstraint(
                condition=Q(state="draft") | Q(submitted_at__isnull=False) | Q(withdrawn_at__isnull=False),
                name="a_prior_claim_is_sent_before_it_is_answered",
            ),
            models.CheckConstraint(
                condition=Q(state="decided", decided_at__isnull=False)
                | (~Q(state="decided") & Q(decided_at__isnull=True)),
                name="a_decided_prior_claim_says_when",
            ),
        ]

    def __str__(self) -> str:
        return f"Prior claim {self.pk}"

    @property
    def is_open(self) -> bool:
        return self.state in (ClaimState.DRAFT, ClaimState.SUBMITTED)


class PriorClaimPart(models.Model):
    """One competency of a claim: what its person says and cites for it, and what was decided.

    Code, title and level are those of the day on which the claim was begun. ``modules`` are the activities that grow it.
    ``evidence`` are things cited, each as kind, UUID and title. One that an earlier claim settled is carried over.
    """

    claim = models.ForeignKey(PriorClaim, models.CASCADE, related_name="parts")
    code = models.CharField(max_length=20)
    title = models.CharField(max_length=255)
    level = models.PositiveSmallIntegerField(default=0)
    position = models.PositiveSmallIntegerField()
    modules = ArrayField(models.BigIntegerField(), default=list)
    words = models.TextField(blank=True)
    evidence = models.JSONField(default=list, blank=True)
    decision = models.CharField(max_length=20, choices=ClaimDecision.choices, blank=True)
    reason = models.TextField(blank=True)
    is_carried = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["claim", "code"], name="a_competency_stands_once_in_a_prior_claim"
            ),
            models.CheckConstraint(
                condition=Q(decision__in=["", *ClaimDecision.values]), name="prior_claim_decision_is_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} of prior claim {self.claim_id}"
