"""Requests for help: what somebody says is wrong with a page, who answers, and what was answered.

A request knows the address and step of the page, and nothing of what was typed there.
"""

from __future__ import annotations

from datetime import date
from typing import Self

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from foundations.database import UUIDv7
from people.models import Person
from website.vocabulary import HelpEvent, HelpState, Wrong


class HelpRequestQuerySet(models.QuerySet["HelpRequest"]):
    def open(self) -> Self:
        return self.filter(state=HelpState.OPEN)

    def late(self, *, on: date) -> Self:
        return self.open().filter(due_on__lt=on)

    def of_person(self, person: Person) -> Self:
        return self.filter(asker=person)


class HelpRequest(models.Model):
    """One request. Without an owner it is in the pool of the whole team; ``due_on`` is the last day in time."""

    uuid = models.UUIDField(unique=True, db_default=UUIDv7(), editable=False)
    kind = models.CharField(max_length=20, choices=Wrong)
    words = models.TextField()
    page = models.CharField(max_length=500, blank=True)
    page_title = models.CharField(max_length=255, blank=True)
    step = models.ForeignKey(
        "courses.Activity", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    asker = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.CASCADE, related_name="help_requests"
    )
    name = models.CharField(max_length=200, blank=True)
    address = models.EmailField("e-mail address", blank=True)
    confirmed = ArrayField(models.CharField(max_length=30), default=list, blank=True)
    owner = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="owned_help_requests"
    )
    state = models.CharField(max_length=10, choices=HelpState, default=HelpState.OPEN)
    asked_at = models.DateTimeField()
    due_on = models.DateField()
    pooled_at = models.DateTimeField(null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)

    objects = HelpRequestQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="an_answered_request_has_a_moment",
                condition=~Q(state="answered") | Q(answered_at__isnull=False),
            ),
        ]
        indexes = [
            models.Index(fields=["due_on", "id"], name="help_requests_open", condition=Q(state="open")),
            models.Index(fields=["-asked_at", "-id"], name="help_requests_latest"),
        ]

    def __str__(self) -> str:
        return f"H-{self.pk}"

    @property
    def number(self) -> str:
        """What people say on the telephone."""
        return f"H-{self.pk}"

    def is_late(self, on: date) -> bool:
        return self.state == HelpState.OPEN and self.due_on < on


class HelpRequestEvent(models.Model):
    """What happened to a request: who did what, and the words of an answer."""

    request = models.ForeignKey(HelpRequest, on_delete=models.CASCADE, related_name="events")
    what = models.CharField(max_length=20, choices=HelpEvent)
    at = models.DateTimeField()
    by = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="help_request_events"
    )
    words = models.TextField(blank=True)

    def __str__(self) -> str:
        return f"{self.request_id} {self.what}"
