from competencies.models.competency import Competency, LevelDescriptor
from competencies.models.expectation import ExpectedCount, ExpectedLevel, ExpectedProfile
from competencies.models.framework import Domain, Framework, Level

__all__ = [
    "Competency",
    "Domain",
    "ExpectedCount",
    "ExpectedLevel",
    "ExpectedProfile",
    "Framework",
    "Level",
    "LevelDescriptor",
]
