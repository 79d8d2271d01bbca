"""Invitations: the way in for somebody whose account others have made."""

from __future__ import annotations

from datetime import datetime
from typing import Self

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower

from people.models.person import Person


class InvitationQuerySet(models.QuerySet["Invitation"]):
    def open(self, at: datetime) -> Self:
        """Keep those that can still be accepted."""
        return self.filter(accepted_at__isnull=True, expires_at__gt=at)


class Invitation(models.Model):
    """A link sent to one address of one person; of the key in it only a hash is kept.

    Sending again makes another row, and every link that has not expired works until one of them is accepted.
    """

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="invitations")
    address = models.EmailField("sent to")
    key_hash = models.CharField(max_length=64, unique=True, editable=False)
    sent_at = models.DateTimeField()
    sent_by = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="invitations_sent"
    )
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True, blank=True)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["person", "-sent_at"])]
        constraints = [
            models.CheckConstraint(
                name="an_invitation_is_sent_to_a_lower_case_address", condition=Q(address=Lower("address"))
            ),
            models.CheckConstraint(
                name="an_invitation_ends_after_it_was_sent", condition=Q(expires_at__gt=F("sent_at"))
            ),
        ]

    def __str__(self) -> str:
        return f"invitation {self.pk} of person {self.person_id}"
