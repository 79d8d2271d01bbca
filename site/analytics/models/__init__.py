from analytics.models.snapshot import Chart, Rebuild, Snapshot

__all__ = ["Chart", "Rebuild", "Snapshot"]
