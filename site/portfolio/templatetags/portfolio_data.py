"""Values of a copy of somebody's data, as a person reads them."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import template

register = template.Library()


@register.filter
def as_text(value: Any) -> str:
    """Return a plain value in words.

    >>> as_text(True), as_text(["a", "b"]), as_text("2026-11-23T10:05:00+00:00")
    ('yes', 'a; b', '23 November 2026, 10:05')
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return "; ".join(as_text(one) for one in value)
    if isinstance(value, dict):
        return "; ".join(f"{name}: {as_text(one)}" for name, one in value.items())
    text = str(value)
    if len(text) == len("2026-11-23T10:05:00+00:00") and text[10:11] == "T":
        moment = datetime.fromisoformat(text)
        return f"{moment.day} {moment:%B %Y, %H:%M}"
    return text
