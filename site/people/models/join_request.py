"""Requests to join: by a link worker, by an organisation, or to follow an open programme."""

from __future__ import annotations

from datetime import datetime
from typing import Self

from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower

from foundations.database import UUIDv7
from people.models.organisation import Organisation
from people.models.person import Person
from people.models.post import JobRole
from people.vocabulary import DeclineReason, JoinKind, JoinState, OrganisationKind


class JoinRequestQuerySet(models.QuerySet["JoinRequest"]):
    def waiting(self) -> Self:
        return self.filter(state=JoinState.WAITING)

    def decided(self) -> Self:
        return self.filter(state__in=(JoinState.APPROVED, JoinState.DECLINED))

    def stale(self, before: datetime) -> Self:
        """Keep those that nobody confirmed and that were asked for before a moment."""
        return self.filter(state=JoinState.UNVERIFIED, asked_at__lt=before)


class JoinRequest(models.Model):
    """Somebody asks to join. What they typed stays beside what it was matched with.

    The request waits with the administrators of one employer, ``waiting_with``, or, where that is empty, with the
    programme team. ``person`` is the account that came of it.
    """

    uuid = models.UUIDField(unique=True, editable=False, db_default=UUIDv7())
    kind = models.CharField(max_length=20, choices=JoinKind)
    state = models.CharField(max_length=20, choices=JoinState, default=JoinState.UNVERIFIED)
    name = models.CharField(max_length=150)
    address = models.EmailField("e-mail address")
    key_hash = models.CharField(max_length=64, unique=True, editable=False)
    asked_at = models.DateTimeField()
    verified_at = models.DateTimeField(null=True, blank=True)

    role = models.ForeignKey(JobRole, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    employer = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="join_requests"
    )
    employer_name = models.CharField("employer as typed", max_length=200, blank=True)
    employer_kind = models.CharField(max_length=20, choices=OrganisationKind, blank=True)
    employer_ods = models.CharField("ODS code as typed", max_length=20, blank=True)
    place = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    place_name = models.CharField("place as typed", max_length=200, blank=True)
    started_on = models.DateField("first day in post", null=True, blank=True)
    administrator_name = models.CharField(max_length=150, blank=True)
    administrator_address = models.EmailField(blank=True)
    programme = models.CharField("code of the open programme", max_length=100, blank=True)

    waiting_with = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="join_requests_waiting"
    )
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="join_requests_decided"
    )
    decline_reason = models.CharField(max_length=20, choices=DeclineReason, blank=True)
    decline_words = models.CharField("in words, for who asked", max_length=500, blank=True)
    person = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="join_requests"
    )

    objects = JoinRequestQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["state", "waiting_with", "verified_at"])]
        constraints = [
            models.CheckConstraint(
                name="a_join_request_has_a_lower_case_address", condition=Q(address=Lower("address"))
            ),
            models.CheckConstraint(
                name="a_join_request_waits_only_once_its_address_is_confirmed",
                condition=Q(state=JoinState.UNVERIFIED) | Q(verified_at__isnull=False),
            ),
            models.CheckConstraint(
                name="a_join_request_that_was_decided_says_when",
                condition=Q(state__in=(JoinState.UNVERIFIED, JoinState.WAITING), decided_at__isnull=True)
                | Q(state__in=(JoinState.APPROVED, JoinState.DECLINED), decided_at__isnull=False),
            ),
            models.CheckConstraint(
                name="only_a_join_request_that_was_declined_has_a_reason",
                condition=Q(state=JoinState.DECLINED) ^ Q(decline_reason=""),
            ),
        ]

    def __str__(self) -> str:
        return f"join request {self.pk}"
