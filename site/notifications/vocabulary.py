"""The words of notifications: how urgent a message is, how it reaches somebody, and what became of a mail."""

from __future__ import annotations

from typing import Final

from django.db import models


class Urgency(models.TextChoices):
    """How soon a kind of message is to reach somebody, unless they choose otherwise."""

    AT_ONCE = "at_once", "At once"
    WORKING_HOURS = "working_hours", "In working hours"
    DIGEST = "digest", "In the weekly summary"


class Delivery(models.TextChoices):
    """How a person wants to get a kind of message; it always stands in the inbox as well."""

    EMAIL = "email", "By e-mail"
    DIGEST = "digest", "In a weekly summary by e-mail"
    SITE = "site", "On Linkway only"


class MailState(models.TextChoices):
    WAITING = "waiting", "Waiting"
    SENT = "sent", "Sent"
    FAILED = "failed", "Given up"
    BOUNCED = "bounced", "Came back"
    CANCELLED = "cancelled", "Not sent: no longer for them"


class BounceKind(models.TextChoices):
    PERMANENT = "permanent", "Cannot be delivered"
    TEMPORARY = "temporary", "Delayed"
    COMPLAINT = "complaint", "Reported as unwanted"


DIGEST_KIND: Final = "notifications.digest"
NUDGE_DAYS: Final = 14
WORKING_DAYS: Final = (0, 1, 2, 3, 4)  # Monday is 0
DAY_STARTS_AT: Final = 8
DAY_ENDS_AT: Final = 18
