"""What the worker does for messages."""

from __future__ import annotations

from celery import shared_task

from foundations import clock
from notifications.actions.digest import make_digests
from notifications.actions.purge import purge
from notifications.actions.send import send, send_due


@shared_task(name="notifications.send_mail", ignore_result=True)
def send_mail(number: int) -> None:
    """Send one mail, asked for by the commit that put it into the outbox."""
    send(number, at=clock.now())


@shared_task(name="notifications.send_due", ignore_result=True)
def send_due_mails() -> None:
    """Send what waited for its hour, for another attempt, or for an asking that was lost."""
    send_due(at=clock.now())


@shared_task(name="notifications.make_digests", ignore_result=True)
def make_weekly_digests() -> None:
    """Queue the weekly summaries that are due, once for a person and week."""
    make_digests(at=clock.now())


@shared_task(name="notifications.every_day", ignore_result=True)
def every_day() -> None:
    """Clear away what has been kept long enough."""
    purge(at=clock.now())
