"""The nouns of assessments; import them from here."""

from assessments.models.accommodation import Accommodation, AccommodationQuerySet
from assessments.models.attempt import Attempt, AttemptEntry, AttemptQuerySet, AttemptQuestion
from assessments.models.further_attempt import AttemptRequest, AttemptRequestQuerySet, LessonToRevise
from assessments.models.observation import (
    Observation,
    ObservationPage,
    ObservationPreparation,
    ObservationQuerySet,
    ObservationRecord,
)
from assessments.models.question import Question, QuestionBank, QuestionQuerySet, QuestionVersion
from assessments.models.quiz import QuizPage, QuizSlot

__all__ = [
    "Accommodation",
    "AccommodationQuerySet",
    "Attempt",
    "AttemptEntry",
    "AttemptQuerySet",
    "AttemptQuestion",
    "AttemptRequest",
    "AttemptRequestQuerySet",
    "LessonToRevise",
    "Observation",
    "ObservationPage",
    "ObservationPreparation",
    "ObservationQuerySet",
    "ObservationRecord",
    "Question",
    "QuestionBank",
    "QuestionQuerySet",
    "QuestionVersion",
    "QuizPage",
    "QuizSlot",
]
