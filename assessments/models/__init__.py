"""The nouns of assessments; import them from here."""

from assessments.models.attempt import Attempt, AttemptEntry, AttemptQuerySet, AttemptQuestion
from assessments.models.question import Question, QuestionBank, QuestionQuerySet, QuestionVersion
from assessments.models.quiz import QuizPage, QuizSlot

__all__ = [
    "Attempt",
    "AttemptEntry",
    "AttemptQuerySet",
    "AttemptQuestion",
    "Question",
    "QuestionBank",
    "QuestionQuerySet",
    "QuestionVersion",
    "QuizPage",
    "QuizSlot",
]
