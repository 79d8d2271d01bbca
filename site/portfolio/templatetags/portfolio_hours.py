"""Lengths of learning in words."""

from __future__ import annotations

from django import template

from portfolio.rules.cpd_year import hours_in_words as in_words

register = template.Library()


@register.filter
def hours_in_words(minutes: int | None) -> str:
    """Return "4 hours 10 minutes"; exact, unlike the design's "about 4 hours"."""
    return in_words(minutes) if minutes is not None else ""
