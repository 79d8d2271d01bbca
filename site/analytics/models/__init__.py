from analytics.models.snapshot import Chart, Snapshot

__all__ = ["Chart", "Snapshot"]
