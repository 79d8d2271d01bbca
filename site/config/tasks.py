"""The one task that belongs to no app."""

from celery import shared_task
from django.utils import timezone

from config.heartbeat import beat


@shared_task(name="config.heartbeat")
def heartbeat() -> None:
    """Say that a worker lives."""
    beat(at=timezone.now())
