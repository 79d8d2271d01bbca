"""The nouns of courses; import them from here."""

from courses.models.activity import Activity, ActivityQuerySet
from courses.models.enrolment import Enrolment, EnrolmentChange, EnrolmentPause, EnrolmentQuerySet
from courses.models.glossary import GlossaryTerm
from courses.models.loaded_file import LoadedFile, MediaFile
from courses.models.outline_version import OutlineVersion
from courses.models.pacing import Pacing
from courses.models.page import (
    CurriculumPage,
    ModulePage,
    PathwayPage,
    ProgrammePage,
    ProgrammesPage,
    YearPage,
)
from courses.models.pathway_choice import PathwayChoice
from courses.models.prior_learning import PriorClaim, PriorClaimPart, PriorLearning
from courses.models.progress import ModuleProgress, RouteProgress, StepProgress
from courses.models.reflection import ReflectionNote
from courses.models.step import LessonPage, Step

__all__ = [
    "Activity",
    "ActivityQuerySet",
    "CurriculumPage",
    "Enrolment",
    "EnrolmentChange",
    "EnrolmentPause",
    "EnrolmentQuerySet",
    "GlossaryTerm",
    "LessonPage",
    "LoadedFile",
    "MediaFile",
    "ModulePage",
    "ModuleProgress",
    "OutlineVersion",
    "Pacing",
    "PathwayChoice",
    "PathwayPage",
    "PriorClaim",
    "PriorClaimPart",
    "PriorLearning",
    "ProgrammePage",
    "ProgrammesPage",
    "ReflectionNote",
    "RouteProgress",
    "Step",
    "StepProgress",
    "YearPage",
]
