"""That somebody asked to be erased, and when an account was closed."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q

from portfolio.vocabulary import ErasureCause, ErasureState


class Erasure(models.Model):
    """One record emptied, or about to be: why, when, and how many rows of each category went."""

    person: models.OneToOneField[Any, Any] = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="erasure"
    )
    cause = models.CharField(max_length=10, choices=ErasureCause)
    state = models.CharField(max_length=10, choices=ErasureState, default=ErasureState.ASKED)
    asked_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True, blank=True)
    counts = models.JSONField(default=dict, help_text="Rows removed or emptied, by category.")

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="a_done_erasure_says_when",
                condition=Q(state="asked", done_at__isnull=True) | Q(state="done", done_at__isnull=False),
            )
        ]

    def __str__(self) -> str:
        return f"erasure of person {self.person_id}"


class ClosedAccount(models.Model):
    """Since when somebody may not sign in; from that day private writing is kept for twelve months more."""

    person: models.OneToOneField[Any, Any] = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="closed_account"
    )
    closed_on = models.DateField()

    def __str__(self) -> str:
        return f"account of person {self.person_id} closed on {self.closed_on}"
