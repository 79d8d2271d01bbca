"""The nouns of courses; import them from here."""

from courses.models.enrolment import Enrolment, EnrolmentChange, EnrolmentPause, EnrolmentQuerySet
from courses.models.pacing import Pacing
from courses.models.pathway_choice import PathwayChoice
from courses.models.prior_learning import PriorLearning
from courses.models.progress import ModuleProgress, RouteProgress, StepProgress
from courses.models.reflection import ReflectionNote

__all__ = [
    "Enrolment",
    "EnrolmentChange",
    "EnrolmentPause",
    "EnrolmentQuerySet",
    "ModuleProgress",
    "Pacing",
    "PathwayChoice",
    "PriorLearning",
    "ReflectionNote",
    "RouteProgress",
    "StepProgress",
]
