"""The words of the website."""

from __future__ import annotations

from django.db import models


class Mark(models.TextChoices):
    """Steps of setting the site up that somebody says are done."""

    MAIL_SENT = "mail_sent", "A test e-mail was sent"
    MAIL_ARRIVED = "mail_arrived", "The test e-mail arrived"


class Wrong(models.TextChoices):
    """What somebody says is wrong with a page."""

    CONTENT = "content", "Something it says is wrong, missing or hard to understand"
    TECHNICAL = "technical", "Something does not work"
    ACCESS = "access", "I cannot use it with my eyes, ears, hands or equipment"
    SAFETY = "safety", "It could put somebody at risk"


class HelpState(models.TextChoices):
    """Where a request for help stands."""

    OPEN = "open", "Waiting for an answer"
    ANSWERED = "answered", "Answered"
    CLOSED = "closed", "Closed"


class HelpEvent(models.TextChoices):
    """What happened to a request for help."""

    ASKED = "asked", "Asked"
    CLAIMED = "claimed", "Taken on"
    POOLED = "pooled", "Handed to the whole team"
    ANSWERED = "answered", "Answered"
    CLOSED = "closed", "Closed"
    REOPENED = "reopened", "Opened again"


class AddressCheck(models.TextChoices):
    """How the programme team made sure that a new address is somebody's."""

    EMPLOYER = "employer", "Their employer's administrator or line manager confirmed it"
    TELEPHONE = "telephone", "I rang them on a number that we had before"
    IN_PERSON = "in_person", "I met them, in person or on screen, and know them"
