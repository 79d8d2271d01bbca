"""The size of a file in words."""

from __future__ import annotations

from django import template

register = template.Library()


@register.filter
def size(count: int) -> str:
    """Return a number of bytes as people say it.

    >>> size(900), size(34_000), size(2_400_000)
    ('1 KB', '34 KB', '2.4 MB')
    """
    if count < 1_000_000:
        return f"{max(1, round(count / 1000))} KB"
    return f"{count / 1_000_000:.1f} MB"
