"""The worker's heartbeat: a moment in the cache that a scheduled task renews.

It proves the whole way from the scheduler through the queue to a worker that reaches Redis.
"""

from datetime import datetime, timedelta

from django.core.cache import cache

_KEY = "worker-heartbeat"
STALE_AFTER = timedelta(minutes=2)


def beat(*, at: datetime) -> None:
    """Remember that a worker did something at this moment."""
    cache.set(_KEY, at.isoformat(), timeout=int(STALE_AFTER.total_seconds()) * 2)


def silent_for(*, at: datetime) -> timedelta | None:
    """Return how long no worker has been heard of; None if there is no memory of one."""
    last = cache.get(_KEY)
    return at - datetime.fromisoformat(last) if last else None


def forget() -> None:
    """Forget every worker, as after a stop."""
    cache.delete(_KEY)
