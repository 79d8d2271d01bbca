"""The nouns of peer learning; import them from here."""

from peer_learning.models.cohort import Cohort, CohortQuerySet

__all__ = ["Cohort", "CohortQuerySet"]
