"""The outbox: one row for every mail that leaves, sent afterwards by a task.

``message`` holds the words (greeting, paragraphs, action, why), from which HTML and text are both made when it is sent.
Nobody reads it on a screen. It is blanked once it is no longer needed: at once where ``is_secret``.
"""

from __future__ import annotations

from datetime import datetime
from typing import Self

from django.db import models
from django.db.models import Q

from notifications.models.digest import Digest
from notifications.models.notification import Notification
from notifications.vocabulary import MailState
from people.models import Person


class MailQuerySet(models.QuerySet["Mail"]):
    def due(self, at: datetime) -> Self:
        return self.filter(state=MailState.WAITING, not_before__lte=at)

    def to_address(self, address: str) -> Self:
        return self.filter(address=address.strip().lower())


class Mail(models.Model):
    """One mail to one address. ``message_id`` never changes, so that a mail sent twice is one mail."""

    message_id = models.CharField(max_length=200, unique=True, editable=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="mails")
    notification = models.OneToOneField(
        Notification, on_delete=models.CASCADE, null=True, blank=True, related_name="mail"
    )
    digest = models.OneToOneField(
        Digest, on_delete=models.CASCADE, null=True, blank=True, related_name="mail"
    )
    address = models.EmailField("e-mail address")
    kind = models.CharField(max_length=60)
    about_kind = models.CharField(max_length=60, blank=True)
    about_id = models.CharField(max_length=64, blank=True)
    occasion = models.CharField(max_length=100)
    subject = models.CharField(max_length=200)
    message = models.JSONField(default=dict, editable=False)
    is_secret = models.BooleanField(default=False)
    keeps_hours = models.BooleanField(default=False)
    queued_at = models.DateTimeField()
    not_before = models.DateTimeField()
    state = models.CharField(max_length=10, choices=MailState, default=MailState.WAITING)
    attempts = models.PositiveSmallIntegerField(default=0)
    problem = models.CharField(
        max_length=100,
        blank=True,
        help_text="The mail server's code and the class of the error, never its text.",
    )
    sent_at = models.DateTimeField(null=True, blank=True)
    blanked_at = models.DateTimeField(null=True, blank=True)

    objects = MailQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["address", "kind", "about_kind", "about_id", "occasion"],
                name="one_mail_per_address_kind_thing_and_occasion",
                condition=Q(notification__isnull=True, digest__isnull=True),
            ),
            models.CheckConstraint(name="a_mail_has_an_occasion", condition=~Q(occasion="")),
            models.CheckConstraint(
                name="a_sent_mail_has_a_moment", condition=~Q(state="sent") | Q(sent_at__isnull=False)
            ),
            models.CheckConstraint(
                name="a_sent_secret_is_blanked",
                condition=~Q(state="sent", is_secret=True) | Q(message={}, blanked_at__isnull=False),
            ),
        ]
        indexes = [
            models.Index(fields=["not_before", "id"], name="mails_waiting", condition=Q(state="waiting")),
            models.Index(fields=["address", "-queued_at"], name="mails_of_address"),
            models.Index(fields=["-queued_at", "-id"], name="mails_latest_first"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.message_id}"
