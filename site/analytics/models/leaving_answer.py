"""What somebody who leaves a post says of it: private, and counted only together with many others'.

No screen, export, search, log or listing shows one answer to anybody but whoever gave it; the ledger knows nothing of it.
"""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models

from analytics.vocabulary import StayReason
from people.models import Person, Post
from people.vocabulary import LeavingReason


class LeavingAnswer(models.Model):
    """One person's answer about one post; it can be changed and taken back."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="leaving_answers")
    post = models.ForeignKey(Post, on_delete=models.CASCADE, related_name="leaving_answers")
    reason = models.CharField(max_length=20, choices=LeavingReason)
    would_have_stayed_for = ArrayField(models.CharField(max_length=20, choices=StayReason), default=list)
    words = models.TextField(blank=True)
    answered_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "post"], name="one_leaving_answer_for_a_post")
        ]

    def __str__(self) -> str:
        return f"leaving answer {self.pk}"
