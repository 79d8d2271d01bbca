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


class AttemptStatus(models.TextChoices):
    """Where an attempt stands; only an open one takes answers."""

    OPEN = "open", "Under way"
    PASSED = "passed", "Passed"
    FAILED = "failed", "Not yet"


MARKED_STATUSES = (AttemptStatus.PASSED, AttemptStatus.FAILED)


class Correctness(models.TextChoices):
    """How an answer was, in the words that a learner reads beside an icon."""

    RIGHT = "right", "Right"
    PARTLY = "partly", "Partly right"
    NOT_RIGHT = "not_right", "Not right"
    UNANSWERED = "unanswered", "Not answered"
