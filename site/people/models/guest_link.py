"""A link for somebody without an account, and every use that was made of it."""

from __future__ import annotations

from datetime import datetime
from typing import Self
from uuid import UUID

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower

from foundations.database import UUIDv7
from people.models.person import Person
from people.vocabulary import GuestEvent


class GuestLinkQuerySet(models.QuerySet["GuestLink"]):
    def about(self, purpose: str, about: UUID) -> Self:
        return self.filter(purpose=purpose, about=about)

    def open(self, at: datetime) -> Self:
        """Keep those that still work."""
        return self.filter(used_at__isnull=True, revoked_at__isnull=True, expires_at__gt=at)


class GuestLink(models.Model):
    """A link sent to one address, about one thing; of the key in it only a hash is kept.

    ``purpose`` is a code of the storey that asks, ``about`` the UUID of what it asks about. Erasing blanks who was asked.
    """

    uuid = models.UUIDField(unique=True, editable=False, db_default=UUIDv7())
    purpose = models.CharField(max_length=60)
    about = models.UUIDField()
    email = models.EmailField("sent to", blank=True)
    name = models.CharField(max_length=150, blank=True)
    asked_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="guest_links_asked")
    key_hash = models.CharField(max_length=64, unique=True, editable=False)
    issued_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)
    confirmed_at = models.DateTimeField(null=True, blank=True)
    confirmed_name = models.CharField(max_length=150, blank=True)
    confirmed_role = models.CharField(max_length=150, blank=True)

    objects = GuestLinkQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["purpose", "about"])]
        constraints = [
            models.CheckConstraint(
                name="a_guest_link_is_sent_to_a_lower_case_address", condition=Q(email=Lower("email"))
            ),
            models.CheckConstraint(
                name="a_guest_link_ends_after_it_was_issued", condition=Q(expires_at__gt=F("issued_at"))
            ),
            models.CheckConstraint(
                name="a_guest_link_is_used_or_revoked_not_both",
                condition=Q(used_at__isnull=True) | Q(revoked_at__isnull=True),
            ),
            models.CheckConstraint(
                name="a_guest_says_who_they_are_before_they_answer",
                condition=Q(used_at__isnull=True) | Q(confirmed_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.purpose} link {self.pk}"

    @property
    def is_confirmed(self) -> bool:
        return self.confirmed_at is not None


class GuestAccess(models.Model):
    """What was done with a link, and when; append-only, by trigger. A link that nobody knows has no row to point to."""

    link = models.ForeignKey(
        GuestLink, on_delete=models.PROTECT, null=True, blank=True, related_name="accesses"
    )
    at = models.DateTimeField()
    event = models.CharField(max_length=20, choices=GuestEvent)
    reason = models.CharField(max_length=20, blank=True, help_text="Why an opening was refused: a code.")

    class Meta:
        verbose_name_plural = "guest accesses"
        indexes = [models.Index(fields=["link", "at"]), models.Index(fields=["at"])]

    def __str__(self) -> str:
        return f"{self.event} of guest link {self.link_id}"
