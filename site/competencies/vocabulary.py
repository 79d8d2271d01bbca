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


class VerifierKind(models.TextChoices):
    """How somebody is asked to confirm."""

    SUPERVISOR = "supervisor", "A supervisor or line manager"
    GUEST = "guest", "Somebody without an account"


class ReturnReason(models.TextChoices):
    """Why a request went back to whoever asked."""

    NO_LONGER = "no_longer", "They no longer supervise or manage you"


class ItemState(models.TextChoices):
    """How one result in a request stands; worked out, never stored."""

    WAITING = "waiting", "Waiting for an answer"
    IN_POOL = "in_pool", "Passed to the programme’s assessors"
    CONFIRMED = "confirmed", "Confirmed"
    NOT_YET = "not_yet", "Not yet"
    SUPERSEDED = "superseded", "Replaced by a newer view of yours"
    WITHDRAWN = "withdrawn", "Withdrawn"
    RETURNED = "returned", "Came back to you"


OPEN_STATES: Final = (ItemState.WAITING, ItemState.IN_POOL)


class Answer(models.TextChoices):
    """What a verifier says of one result."""

    LATER = "later", "Leave open for now"
    CONFIRM = "confirm", "Confirm"
    NOT_YET = "not_yet", "Not yet"
