"""Lucide icons, drawn into the page: always beside words, so hidden from screen readers."""

from functools import cache
from pathlib import Path

from django import template
from django.utils.safestring import SafeString, mark_safe

register = template.Library()

ICONS = Path(__file__).resolve().parents[1] / "static" / "vendor" / "lucide"


@cache
def shapes_of(name: str) -> str:
    """Return an icon's shapes.

    :raises FileNotFoundError: if the icon is not among those of vendor_build/icons.txt.
    """
    return (ICONS / f"{name}.svg").read_text(encoding="utf-8").strip()


@register.simple_tag
def icon(name: str) -> SafeString:
    """Draw an icon by its Lucide name."""
    return mark_safe(  # noqa: S308 - the shapes are files of ours
        f'<svg class="lw-icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">{shapes_of(name)}</svg>'
    )
