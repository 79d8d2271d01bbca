"""The words of competencies."""

from __future__ import annotations

from typing import Final

from django.db import models

DEFAULT_REVIEW_MONTHS: Final = 24


class RatingKind(models.TextChoices):
    """Whose view a rating is."""

    SELF = "self", "Your own view"
    SUPERVISOR = "supervisor", "Your supervisor’s view"
    AGREED = "agreed", "Agreed between you"
    ASSESSED = "assessed", "Assessed"


class Currency(models.TextChoices):
    """Whether a rating is still recent enough to say anything; one that is due never counts as met."""

    FRESH = "fresh", "Up to date"
    AGEING = "ageing", "Look at it again soon"
    DUE = "due", "Due for another look"
