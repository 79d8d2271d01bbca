"""The nouns of assessments; import them from here."""

from assessments.models.accommodation import Accommodation, AccommodationQuerySet
from assessments.models.assignment import AssignmentPage, RubricCriterion
from assessments.models.attempt import Attempt, AttemptEntry, AttemptQuerySet, AttemptQuestion
from assessments.models.evidence_file import EvidenceFile
from assessments.models.exchange import ImportedQuestion, QuestionImport
from assessments.models.further_attempt import AttemptRequest, AttemptRequestQuerySet, LessonToRevise
from assessments.models.item_analysis import ItemAnalysis
from assessments.models.marking_queue import (
    CriterionMark,
    MarginComment,
    Marking,
    MarkingDraft,
    MarkingTask,
    MarkingTaskQuerySet,
)
from assessments.models.observation import (
    Observation,
    ObservationPage,
    ObservationPreparation,
    ObservationQuerySet,
    ObservationRecord,
)
from assessments.models.question import Question, QuestionBank, QuestionQuerySet, QuestionVersion
from assessments.models.quiz import QuizPage, QuizSlot
from assessments.models.re_marking import ReMarkedAttempt, ReMarking, ReMarkingQuerySet
from assessments.models.submission import (
    Submission,
    SubmissionFile,
    SubmissionQuerySet,
    SubmissionVersion,
)

__all__ = [
    "Accommodation",
    "AccommodationQuerySet",
    "AssignmentPage",
    "Attempt",
    "AttemptEntry",
    "AttemptQuerySet",
    "AttemptQuestion",
    "AttemptRequest",
    "AttemptRequestQuerySet",
    "CriterionMark",
    "EvidenceFile",
    "ImportedQuestion",
    "ItemAnalysis",
    "LessonToRevise",
    "MarginComment",
    "Marking",
    "MarkingDraft",
    "MarkingTask",
    "MarkingTaskQuerySet",
    "Observation",
    "ObservationPage",
    "ObservationPreparation",
    "ObservationQuerySet",
    "ObservationRecord",
    "Question",
    "QuestionBank",
    "QuestionImport",
    "QuestionQuerySet",
    "QuestionVersion",
    "QuizPage",
    "QuizSlot",
    "ReMarkedAttempt",
    "ReMarking",
    "ReMarkingQuerySet",
    "RubricCriterion",
    "Submission",
    "SubmissionFile",
    "SubmissionQuerySet",
    "SubmissionVersion",
]
