from competencies.models.competency import Competency, LevelDescriptor
from competencies.models.expectation import ExpectedCount, ExpectedLevel, ExpectedProfile
from competencies.models.framework import Domain, Framework, Level
from competencies.models.mapping import OutsideMapping
from competencies.models.rating import Rating
from competencies.models.sign_off import SignOff, SignOffDecision
from competencies.models.verification import VerificationDecision, VerificationItem, VerificationRequest
from competencies.models.version import FrameworkVersion

__all__ = [
    "Competency",
    "Domain",
    "ExpectedCount",
    "ExpectedLevel",
    "ExpectedProfile",
    "Framework",
    "FrameworkVersion",
    "Level",
    "LevelDescriptor",
    "OutsideMapping",
    "Rating",
    "SignOff",
    "SignOffDecision",
    "VerificationDecision",
    "VerificationItem",
    "VerificationRequest",
]
