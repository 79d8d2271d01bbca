"""Asking somebody to confirm one's own views, and what they decided.

Nothing here says how a request stands: ``competencies.rules.verification`` works that out. Items and decisions are
append-only, by trigger; a request keeps what was asked, and each of its moments is set once. Erasing blanks free text
and the links to people, by one audited database function.
"""

from __future__ import annotations

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from competencies.models.rating import Rating
from competencies.vocabulary import ReturnReason, VerifierKind
from foundations.database import UUIDv7


class VerificationRequestQuerySet(models.QuerySet["VerificationRequest"]):
    def open(self) -> Self:
        """Keep those that were neither withdrawn nor returned, and in which something is undecided."""
        undecided = VerificationItem.objects.filter(
            request=models.OuterRef("pk"), decision__isnull=True, rating__replaced_by__isnull=True
        )
        return self.filter(
            models.Exists(undecided),
            person__isnull=False,
            withdrawn_at__isnull=True,
            returned_at__isnull=True,
        )

    def in_pool(self) -> Self:
        return self.open().filter(pooled_at__isnull=False)

    def with_everything(self) -> Self:
        """Fetch what a list or page of requests shows; three queries more, however many requests."""
        return self.select_related("person", "verifier", "taken_by").prefetch_related(
            models.Prefetch(
                "items",
                VerificationItem.objects.select_related(
                    "rating__competency", "rating__replaced_by", "decision"
                ).order_by("rating__competency__code", "pk"),
            )
        )


class VerificationRequest(models.Model):
    """One asking: of a supervisor who has an account, or of a guest by a link."""

    uuid = models.UUIDField(unique=True, db_default=UUIDv7(), editable=False)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="verifications_asked"
    )
    verifier = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="verifications_to_answer",
    )
    verifier_kind = models.CharField(max_length=10, choices=VerifierKind)
    verifier_name = models.CharField(max_length=150, blank=True)
    message = models.TextField(blank=True)
    asked_at = models.DateTimeField()
    reply_by = models.DateField()
    reminded_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    returned_at = models.DateTimeField(null=True, blank=True)
    return_reason = models.CharField(max_length=20, choices=ReturnReason, blank=True)
    pooled_at = models.DateTimeField(null=True, blank=True)
    taken_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="verifications_taken"
    )
    taken_at = models.DateTimeField(null=True, blank=True)

    objects = VerificationRequestQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["person", "-asked_at"], name="verifications_of_a_person"),
            models.Index(fields=["verifier", "-asked_at"], name="verifications_for_a_verifier"),
        ]
        constraints = [
            models.CheckConstraint(
                name="nobody_is_asked_to_verify_themselves",
                condition=Q(person__isnull=True)
                | (
                    (Q(verifier__isnull=True) | ~Q(verifier=F("person")))
                    & (Q(taken_by__isnull=True) | ~Q(taken_by=F("person")))
                ),
            ),
            models.CheckConstraint(
                name="a_verification_is_withdrawn_or_returned_not_both",
                condition=Q(withdrawn_at__isnull=True) | Q(returned_at__isnull=True),
            ),
            models.CheckConstraint(
                name="a_returned_verification_says_why",
                condition=Q(returned_at__isnull=True, return_reason="")
                | Q(returned_at__isnull=False) & ~Q(return_reason=""),
            ),
            models.CheckConstraint(
                name="only_what_is_in_the_pool_is_taken",
                condition=Q(taken_by__isnull=True) | Q(pooled_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"verification {self.pk} of person {self.person_id}"


class VerificationItem(models.Model):
    """One rating that somebody is asked to confirm."""

    request = models.ForeignKey(VerificationRequest, models.PROTECT, related_name="items")
    rating = models.ForeignKey(Rating, models.PROTECT, related_name="verification_items")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["request", "rating"], name="a_rating_stands_once_in_a_request")
        ]

    def __str__(self) -> str:
        return f"rating {self.rating_id} in verification {self.request_id}"


class VerificationDecision(models.Model):
    """What was decided of one item; who decided is kept by name and role as they were."""

    item = models.OneToOneField(VerificationItem, models.PROTECT, related_name="decision")
    is_confirmed = models.BooleanField()
    reason = models.TextField(blank=True)
    at = models.DateTimeField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="verifications_decided"
    )
    by_name = models.CharField(max_length=150, blank=True)
    by_role = models.CharField(max_length=150, blank=True)
    statement = models.UUIDField(unique=True)

    class Meta:
        indexes = [models.Index(fields=["by"], name="decisions_of_a_verifier")]

    def __str__(self) -> str:
        return f"decision {self.pk} on item {self.item_id}"
