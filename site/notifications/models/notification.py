"""A message to somebody, as it stands in their inbox; what is mailed of it is a `Mail`."""

from __future__ import annotations

from typing import Self
from uuid import uuid4

from django.db import models
from django.db.models import Q

from notifications.models.digest import Digest
from notifications.vocabulary import Delivery
from people.models import Person


class NotificationQuerySet(models.QuerySet["Notification"]):
    def of_person(self, person: Person) -> Self:
        return self.filter(person=person)

    def unread(self) -> Self:
        return self.filter(read_at__isnull=True)

    def waiting_for_digest(self) -> Self:
        """Keep what is to stand in a summary and has been neither read nor summed up."""
        return self.unread().filter(delivery=Delivery.DIGEST, digest__isnull=True)


class Notification(models.Model):
    """Written once per person, kind, thing and occasion; its words are values, true when it was written."""

    uuid = models.UUIDField(unique=True, default=uuid4, editable=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="notifications")
    kind = models.CharField(max_length=60)
    about_kind = models.CharField(max_length=60)
    about_id = models.CharField(max_length=64)
    occasion = models.CharField(max_length=100, help_text="A due day, a period or a statement.")
    at = models.DateTimeField()
    subject = models.CharField(max_length=200)
    sentence = models.TextField()
    action = models.CharField(max_length=60)
    url = models.CharField(max_length=500, help_text="A path on this site.")
    delivery = models.CharField(max_length=10, choices=Delivery)
    digest = models.ForeignKey(
        Digest, on_delete=models.SET_NULL, null=True, blank=True, related_name="notifications"
    )
    read_at = models.DateTimeField(null=True, blank=True)

    objects = NotificationQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "kind", "about_kind", "about_id", "occasion"],
                name="one_notification_per_person_kind_thing_and_occasion",
            ),
            models.CheckConstraint(name="a_notification_has_an_occasion", condition=~Q(occasion="")),
            models.CheckConstraint(
                name="a_notification_leads_to_this_site",
                condition=Q(url__startswith="/") & ~Q(url__startswith="//"),
            ),
        ]
        indexes = [
            models.Index(fields=["person", "-at", "-id"], name="inbox_of_person"),
            models.Index(fields=["person"], name="unread_of_person", condition=Q(read_at__isnull=True)),
            models.Index(
                fields=["person", "at"],
                name="waiting_for_digest",
                condition=Q(read_at__isnull=True, delivery="digest", digest__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} for person {self.person_id}"

    @property
    def is_read(self) -> bool:
        return self.read_at is not None
