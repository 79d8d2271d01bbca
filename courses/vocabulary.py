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


class EnrolmentStatus(models.TextChoices):
    """How an enrolment stands; a pause is a dated row of its own, not a status."""

    INVITED = "invited", "Invited"
    ACTIVE = "active", "Active"
    COMPLETED = "completed", "Completed"
    WITHDRAWN = "withdrawn", "Withdrawn"


OPEN_ENROLMENT_STATUSES = (EnrolmentStatus.ACTIVE, EnrolmentStatus.COMPLETED)


class EnrolmentEvent(models.TextChoices):
    """What happens to an enrolment."""

    INVITED = "invited", "Invited"
    ENROLLED = "enrolled", "Enrolled"
    PACE_CHANGED = "pace_changed", "Pace changed"
    PAUSED = "paused", "Paused"
    RESUMED = "resumed", "Resumed"
    WITHDRAWN = "withdrawn", "Withdrawn"
    COMPLETED = "completed", "Completed"


class PathwayPlace(models.TextChoices):
    """A learner has one main pathway and may have a supporting one."""

    MAIN = "main", "Main pathway"
    SUPPORTING = "supporting", "Supporting pathway"


class StudyStatus(models.TextChoices):
    """How somebody stands in a programme, in the words that learners and leads read."""

    NOT_ENROLLED = "not_enrolled", "Not enrolled"
    INVITED = "invited", "Invited"
    WITHDRAWN = "withdrawn", "Withdrawn"
    COMPLETED = "completed", "Completed"
    PAUSED = "paused", "Paused"
    NOT_STARTED = "not_started", "Not started"
    BEHIND = "behind", "Behind"
    ON_TRACK = "on_track", "On track"


class ModuleState(models.TextChoices):
    """How a module or a step stands for somebody."""

    COMING = "coming", "Coming"
    NOT_STARTED = "not_started", "Not started"
    UNDER_WAY = "under_way", "Under way"
    HANDED_IN = "handed_in", "Handed in"
    DONE = "done", "Done"
    RECOGNISED = "recognised", "Recognised"


DONE_STATES = (ModuleState.DONE, ModuleState.RECOGNISED)
"""A module that is handed in is not done: its person has nothing left to do in it, and somebody else has."""

SETTLED_STATES = (*DONE_STATES, ModuleState.HANDED_IN)


class ClaimState(models.TextChoices):
    """How far a claim of prior learning has come."""

    DRAFT = "draft", "Not sent yet"
    SUBMITTED = "submitted", "Sent"
    DECIDED = "decided", "Answered"
    WITHDRAWN = "withdrawn", "Taken back"


class ClaimDecision(models.TextChoices):
    """What an assessor says of one competency of a claim."""

    RECOGNISED = "recognised", "Recognised"
    NOT_YET = "not_yet", "Not yet"
