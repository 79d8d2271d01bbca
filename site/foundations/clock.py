"""The door to the clock: only views, commands and tasks come here; everything else is told the time."""

from __future__ import annotations

from datetime import date, datetime

from django.utils import timezone


def now() -> datetime:
    """Return this moment, aware, in UTC."""
    return timezone.now()


def today() -> date:
    """Return the day it is in Europe/London."""
    return timezone.localdate()
