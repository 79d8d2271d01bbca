"""The words of the ledger: what was done (verbs), and to what kind of thing (activity types).

Published IRIs of the xAPI profiles are used where one says the same; the others are ours. A word is stored by its
code, and a code never changes its meaning: a new meaning gets a new word.
"""

from __future__ import annotations

from django.db import models

_ADL = "http://adlnet.gov/expapi/verbs/"
_ACTIVITY_STREAMS = "http://activitystrea.ms/schema/1.0/"
_TIN_CAN = "http://id.tincanapi.com/verb/"
_ADL_TYPE = "http://adlnet.gov/expapi/activities/"
_OURS = "https://linkway.example/xapi/"


class Verb(models.TextChoices):
    """What somebody did."""

    REGISTERED = "registered", "registered"
    INITIALIZED = "initialized", "started"
    LAUNCHED = "launched", "opened"
    EXPERIENCED = "experienced", "read"
    SUSPENDED = "suspended", "left off"
    PAUSED = "paused", "paused"
    RESUMED = "resumed", "went on"
    WITHDREW = "withdrew", "withdrew"
    ATTEMPTED = "attempted", "attempted"
    ANSWERED = "answered", "answered"
    COMPLETED = "completed", "completed"
    PASSED = "passed", "passed"
    FAILED = "failed", "did not pass yet"
    SCORED = "scored", "was marked"
    SUBMITTED = "submitted", "handed in"
    RECOGNISED = "recognised", "was recognised for"
    CHOSE = "chose", "chose"
    EARNED = "earned", "earned"
    RATED = "rated", "rated"
    VERIFIED = "verified", "verified"
    REQUESTED = "requested", "asked for"
    DECLINED = "declined", "declined"
    ATTENDED = "attended", "attended"
    POSTED = "posted", "posted"
    REVIEWED = "reviewed", "reviewed"
    SHARED = "shared", "shared"
    JOINED = "joined", "joined"
    LEFT = "left", "left"
    MOVED = "moved", "moved"
    CONFIRMED = "confirmed", "confirmed"
    VOIDED = "voided", "voided"

    @property
    def iri(self) -> str:
        """The IRI under which other systems know this verb."""
        return _PUBLISHED_VERBS.get(self, f"{_OURS}verbs/{self.value}")


_PUBLISHED_VERBS: dict[Verb, str] = {
    Verb.REGISTERED: f"{_ADL}registered",
    Verb.INITIALIZED: f"{_ADL}initialized",
    Verb.LAUNCHED: f"{_ADL}launched",
    Verb.EXPERIENCED: f"{_ADL}experienced",
    Verb.SUSPENDED: f"{_ADL}suspended",
    Verb.RESUMED: f"{_ADL}resumed",
    Verb.WITHDREW: "https://w3id.org/xapi/adl/verbs/abandoned",
    Verb.ATTEMPTED: f"{_ADL}attempted",
    Verb.ANSWERED: f"{_ADL}answered",
    Verb.COMPLETED: f"{_ADL}completed",
    Verb.PASSED: f"{_ADL}passed",
    Verb.FAILED: f"{_ADL}failed",
    Verb.SCORED: f"{_ADL}scored",
    Verb.SHARED: f"{_ADL}shared",
    Verb.ATTENDED: f"{_ADL}attended",
    Verb.VOIDED: f"{_ADL}voided",
    Verb.SUBMITTED: f"{_ACTIVITY_STREAMS}submit",
    Verb.REQUESTED: f"{_ACTIVITY_STREAMS}request",
    Verb.JOINED: f"{_ACTIVITY_STREAMS}join",
    Verb.LEFT: f"{_ACTIVITY_STREAMS}leave",
    Verb.CONFIRMED: f"{_ACTIVITY_STREAMS}confirm",
    Verb.REVIEWED: f"{_TIN_CAN}reviewed",
    Verb.EARNED: f"{_TIN_CAN}earned",
    Verb.RATED: f"{_TIN_CAN}rated",
}


class ActivityType(models.TextChoices):
    """The kind of thing that something was done to."""

    PROGRAMME = "programme", "programme"
    YEAR = "year", "year"
    PATHWAY = "pathway", "pathway"
    MODULE = "module", "module"
    LESSON = "lesson", "lesson"
    STEP = "step", "step"
    ASSESSMENT = "assessment", "assessment"
    ATTEMPT = "attempt", "attempt"
    QUESTION = "question", "question"
    ASSIGNMENT = "assignment", "assignment"
    OBSERVATION = "observation", "observation"
    COMPETENCY = "competency", "competency"
    FRAMEWORK = "framework", "competency framework"
    SESSION = "session", "session"
    DISCUSSION = "discussion", "discussion"
    PRACTICE_EXAMPLE = "practice_example", "practice example"
    GROUP = "group", "group"
    POST = "post", "post"
    CERTIFICATE = "certificate", "certificate"
    BADGE = "badge", "badge"
    CPD_ENTRY = "cpd_entry", "CPD entry"
    STATEMENT = "statement", "statement"

    @property
    def iri(self) -> str:
        """The IRI under which other systems know this type."""
        return _PUBLISHED_TYPES.get(self, f"{_OURS}activities/{self.value.replace('_', '-')}")


_PUBLISHED_TYPES: dict[ActivityType, str] = {
    ActivityType.PROGRAMME: f"{_ADL_TYPE}course",
    ActivityType.MODULE: f"{_ADL_TYPE}module",
    ActivityType.LESSON: f"{_ADL_TYPE}lesson",
    ActivityType.ASSESSMENT: f"{_ADL_TYPE}assessment",
    ActivityType.ATTEMPT: f"{_ADL_TYPE}attempt",
    ActivityType.QUESTION: f"{_ADL_TYPE}question",
    ActivityType.SESSION: f"{_ADL_TYPE}meeting",
    ActivityType.DISCUSSION: "http://id.tincanapi.com/activitytype/discussion",
    ActivityType.BADGE: "http://activitystrea.ms/schema/1.0/badge",
}


class Start(models.TextChoices):
    """From where a consumer that is new begins to read."""

    BEGINNING = "beginning", "the first statement"
    NOW = "now", "the first statement after it was added"


class ParkedBecause(models.TextChoices):
    """Why a statement waits for an operator."""

    FAILED = "failed", "Its handling failed"
    BEHIND = "behind", "An earlier statement of the same person waits"
