from analytics.models.leaving_answer import LeavingAnswer
from analytics.models.snapshot import Chart, Rebuild, Snapshot

__all__ = ["Chart", "LeavingAnswer", "Rebuild", "Snapshot"]
