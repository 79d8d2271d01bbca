"""Where somebody is signed in: one row for a session. Neither place nor address on the internet is kept."""

from __future__ import annotations

from datetime import datetime
from typing import Self

from django.db import models

from foundations.database import UUIDv7
from people.models.person import Person


class DeviceQuerySet(models.QuerySet["Device"]):
    def signed_in(self, *, at: datetime) -> Self:
        return self.filter(ends_at__gt=at)


class Device(models.Model):
    """A browser in which a person is signed in, until ``ends_at`` at the latest."""

    uuid = models.UUIDField(unique=True, editable=False, db_default=UUIDv7())
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="devices")
    session_key = models.CharField(max_length=40, unique=True, editable=False)
    words = models.CharField(max_length=80, help_text="The browser and the kind of device, in words.")
    is_own = models.BooleanField(default=False, help_text="The person said that the device is theirs.")
    signed_in_at = models.DateTimeField()
    ends_at = models.DateTimeField()

    objects = DeviceQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["person", "-signed_in_at"]), models.Index(fields=["ends_at"])]

    def __str__(self) -> str:
        return f"device {self.pk} of person {self.person_id}"
