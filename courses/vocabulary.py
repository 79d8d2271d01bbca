"""The words of the courses, each written once."""

from __future__ import annotations

from django.db import models


class ActivityKind(models.TextChoices):
    """What can be studied; step kinds of other storeys are words of their own beside these."""

    PROGRAMME = "programme", "Programme"
    YEAR = "year", "Year"
    PATHWAY = "pathway", "Pathway"
    MODULE = "module", "Module"
    LESSON = "lesson", "Lesson"


class Completion(models.TextChoices):
    """How a step is completed."""

    BUTTON = "button", "When the learner presses “Mark as done”"
    SCROLL = "scroll", "By itself, when the learner has reached the end"


class ReviewTopic(models.TextChoices):
    """Content that a practitioner with the responsibility must have read before it is relied on."""

    SAFEGUARDING = "safeguarding", "Safeguarding"
    CLINICAL = "clinical", "Clinical"
    LEGAL = "legal", "Legal"
    MONEY = "money", "Money"


STEP_WORDS = (
    "lesson",
    "quiz",
    "assignment",
    "observation",
    "session",
    "peer-review",
    "training-record",
    "check-in",
)
"""The step kinds that a curriculum may hold, whether or not a storey knows them yet."""

EXAMPLE_WORD = "example"
"""The one word that stands in ``practice/`` only."""
