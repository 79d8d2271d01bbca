"""The words of assessments: each stands here once."""

from __future__ import annotations

from django.db import models


class QuestionType(models.TextChoices):
    """Every question type of the curriculum format; those that can be asked are in ``rules.question_type``."""

    SINGLE = "single", "One right answer"
    MULTIPLE = "multiple", "Several right answers"
    TRUE_FALSE = "true-false", "True or false"
    MATCH = "match", "Match pairs"
    ORDER = "order", "Put in order"
    NUMERIC = "numeric", "A number"
    SHORT = "short", "A few words"
    GAP = "gap", "Fill the gaps"
    JUDGEMENT = "judgement", "Judgement"
    CASE = "case", "A case in stages"


class VersionStatus(models.TextChoices):
    """Where a version of a question stands; new attempts get the one that is ready."""

    DRAFT = "draft", "Draft"
    READY = "ready", "Ready"
    RETIRED = "retired", "Replaced"


class BulkChange(models.TextChoices):
    """What can be changed about several questions at once."""

    CATEGORY = "category", "Put into this category"
    ADD_TAG = "add_tag", "Add this tag"
    REMOVE_TAG = "remove_tag", "Remove this tag"
    RETIRE = "retire", "Retire: no new attempt asks them"
    BRING_BACK = "bring_back", "Bring back"


class AttemptStatus(models.TextChoices):
    """Where an attempt stands; only one in progress takes answers."""

    IN_PROGRESS = "in_progress", "Under way"
    SUBMITTED = "submitted", "Handed in"
    MARKED = "marked", "Marked"
    EXPIRED = "expired", "Time ran out"
    ABANDONED = "abandoned", "Not taken"


MARKED_STATUSES = (AttemptStatus.MARKED, AttemptStatus.EXPIRED)
"""Those that have a score: what was handed in, and what the clock handed in."""


class CountedAttempt(models.TextChoices):
    """Which attempt's score is the quiz's."""

    HIGHEST = "highest", "The best"
    LATEST = "latest", "The latest"
    FIRST = "first", "The first"
    AVERAGE = "average", "The average of all"


class ReviewTime(models.TextChoices):
    """When learners see a part of their result."""

    AT_ONCE = "at_once", "After each attempt"
    WHEN_DONE = "when_done", "Once passed, or when no attempt is left"
    AFTER_CLOSING = "after_closing", "After the quiz has closed"
    NEVER = "never", "Never"


class Pace(models.TextChoices):
    """How much of the usual time somebody takes; everybody may choose, and nobody asks why."""

    USUAL = "1.00", "The usual time"
    QUARTER_MORE = "1.25", "A quarter more"
    HALF_MORE = "1.50", "Half as much again"
    TWICE = "2.00", "Twice the time"


class Correctness(models.TextChoices):
    """How an answer was, in the words that a learner reads beside an icon."""

    RIGHT = "right", "Right"
    PARTLY = "partly", "Partly right"
    NOT_RIGHT = "not_right", "Not right"
    UNANSWERED = "unanswered", "Not answered"


class ObservationKind(models.TextChoices):
    """How somebody else sees what a learner can do; the codes are those of the curriculum's files."""

    OBSERVATION = "observation", "Observation"
    PROFESSIONAL_DISCUSSION = "professional-discussion", "Professional discussion"
    SIGN_OFF = "sign-off", "Sign-off"


class ObservationState(models.TextChoices):
    """Where a request to an observer stands."""

    ASKED = "asked", "Asked"
    UNDER_WAY = "under_way", "Under way"
    SEEN = "seen", "Seen"
    NOT_YET = "not_yet", "Not yet"
    WITHDRAWN = "withdrawn", "Withdrawn"
    RETURNED = "returned", "Given back"


OPEN_OBSERVATIONS = (ObservationState.ASKED, ObservationState.UNDER_WAY)
"""Those that wait for an observer."""


class AssignmentKind(models.TextChoices):
    """What is handed in; the words of the curriculum's files."""

    REFLECTIVE_ACCOUNT = "reflective-account", "Reflective account"
    PRACTICE_EVIDENCE = "practice-evidence", "Practice evidence"
    PROJECT = "project", "Project"


class RubricLevel(models.TextChoices):
    """How far a piece of work comes in one criterion, and as a whole; in this order."""

    REFER = "refer", "Refer"
    PASS = "pass", "Pass"
    DISTINCTION = "distinction", "Distinction"


class SubmissionStatus(models.TextChoices):
    """Where somebody's work stands; drafts and returned work may be changed."""

    DRAFT = "draft", "Draft"
    HANDED_IN = "handed_in", "Handed in"
    RETURNED = "returned", "Returned for revision"
    PASSED = "passed", "Passed"
    DISTINCTION = "distinction", "Passed with distinction"


OPEN_TO_CHANGE = (SubmissionStatus.DRAFT, SubmissionStatus.RETURNED)
PASSED_STATUSES = (SubmissionStatus.PASSED, SubmissionStatus.DISTINCTION)


class FileKind(models.TextChoices):
    """The kinds of file that may be handed in, known by their content."""

    PDF = "pdf", "PDF"
    DOCX = "docx", "Word"
    TXT = "txt", "Text"
    JPEG = "jpg", "Photograph"
    PNG = "png", "Picture"


class AnalysedAttempts(models.TextChoices):
    """Which attempts an item analysis is made of. Moodle starts from the first ones too: later ones know the questions."""

    FIRST = "first", "Everybody’s first attempt"
    ALL = "all", "All attempts"


class ReMarkingStatus(models.TextChoices):
    """Where a re-marking stands."""

    LISTING = "listing", "Being listed"
    LISTED = "listed", "Waiting for approval"
    APPROVED = "approved", "Being applied"
    APPLIED = "applied", "Applied"
    SET_ASIDE = "set_aside", "Set aside"


OPEN_RE_MARKINGS = (ReMarkingStatus.LISTING, ReMarkingStatus.LISTED, ReMarkingStatus.APPROVED)


class ExchangeFormat(models.TextChoices):
    """The formats in which questions come from other systems and go to them."""

    GIFT = "gift", "GIFT"
    MOODLE_XML = "moodle-xml", "Moodle XML"
    AIKEN = "aiken", "Aiken"


class QuestionImportStatus(models.TextChoices):
    """Where an import of questions stands."""

    CHECKING = "checking", "Being checked"
    REFUSED = "refused", "Refused"
    READY = "ready", "Ready to confirm"
    RUNNING = "running", "Being imported"
    DONE = "done", "Done"


class ReadState(models.TextChoices):
    """What becomes of a question that was read from a file."""

    NEW = "new", "New"
    CHANGED = "changed", "Changed"
    UNCHANGED = "unchanged", "As it was"
    REFUSED = "refused", "Refused"


IMPORTED_STATES = (ReadState.NEW, ReadState.CHANGED)


class Distractor(models.TextChoices):
    """What is odd about an answer that can be chosen."""

    DRAWS_THE_STRONG = "draws_the_strong", "Those who do well elsewhere choose it"
    RIGHT_REPELS = "right_repels", "Those who do well elsewhere avoid it"
    UNUSED = "unused", "Hardly chosen"
