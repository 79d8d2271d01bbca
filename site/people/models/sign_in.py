"""Who signed in, how, and what did not work. Append-only, by trigger; kept for a year."""

from __future__ import annotations

from django.db import models

from people.models.person import Person
from people.vocabulary import SignInEvent, SignInMethod


class SignInRecord(models.Model):
    """Something about somebody's way in. An address that nobody has is not kept: then there is no person."""

    at = models.DateTimeField()
    person = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="sign_in_records"
    )
    event = models.CharField(max_length=30, choices=SignInEvent)
    method = models.CharField(max_length=20, choices=SignInMethod, blank=True)

    class Meta:
        indexes = [models.Index(fields=["person", "-at"]), models.Index(fields=["-at", "-id"])]

    def __str__(self) -> str:
        return f"{self.event} of person {self.person_id}"
