"""Dates and durations as Linkway says them: "Tuesday 24 November", "about 20 minutes"."""

from datetime import date, datetime

from django import template
from django.utils import timezone
from django.utils.dateformat import format as formatted

register = template.Library()


def _local(value: date) -> date:
    return timezone.localtime(value) if isinstance(value, datetime) and timezone.is_aware(value) else value


def _formatted(value: date | None, shape: str) -> str:
    return formatted(_local(value), shape) if value else ""


@register.filter
def day(value: date | None) -> str:
    """Return "Tuesday 24 November"."""
    return _formatted(value, "l j F")


@register.filter
def day_and_year(value: date | None) -> str:
    """Return "24 November 2026"."""
    return _formatted(value, "j F Y")


@register.filter
def short_day(value: date | None) -> str:
    """Return "Tue 24 Nov", for narrow columns."""
    return _formatted(value, "D j M")


@register.filter
def time_of_day(value: datetime | None) -> str:
    """Return "2:05pm", "9am", "midday" or "midnight"."""
    if not value:
        return ""
    local = _local(value)
    if not isinstance(local, datetime):
        return ""
    if local.minute == 0 and local.hour in (0, 12):
        return "midday" if local.hour else "midnight"
    clock = f"{local.hour % 12 or 12}" + (f":{local.minute:02}" if local.minute else "")
    return clock + ("am" if local.hour < 12 else "pm")


@register.filter
def moment(value: datetime | None) -> str:
    """Return "Tuesday 24 November, 2:05pm"."""
    return f"{day(value)}, {time_of_day(value)}" if value else ""


@register.filter
def minutes(value: int | None) -> str:
    """Return "about 20 minutes", "about 1 hour", "about 2 and a half hours".

    Up to twenty minutes to the minute, up to an hour and a half to five, and above that to half an hour.
    """
    if not value or value < 0:
        return ""
    if value <= 20:
        return "about a minute" if value == 1 else f"about {value} minutes"
    rounded = 5 * round(value / 5)
    if rounded < 60:
        return f"about {rounded} minutes"
    if rounded == 60:
        return "about 1 hour"
    if rounded < 90:
        return f"about 1 hour {rounded - 60} minutes"
    halves = round(value / 30)
    whole, half = divmod(halves, 2)
    return f"about {whole} and a half hours" if half else f"about {whole} hours"
