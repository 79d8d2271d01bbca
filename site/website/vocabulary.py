"""The words of the website."""

from __future__ import annotations

from django.db import models


class Mark(models.TextChoices):
    """Steps of setting the site up that somebody says are done."""

    MAIL_SENT = "mail_sent", "A test e-mail was sent"
    MAIL_ARRIVED = "mail_arrived", "The test e-mail arrived"
