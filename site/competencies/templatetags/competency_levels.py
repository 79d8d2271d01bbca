"""A level as four small marks beside its words."""

from __future__ import annotations

from django import template

register = template.Library()


@register.inclusion_tag("competencies/components/level_marks.html")
def level_marks(level: int | None, expected: int | None = None) -> dict[str, object]:
    """Show a level of four as filled marks, with a ring at the one that is expected; the words stand beside it."""
    return {
        "marks": [
            {"x": number * 14 - 7, "is_filled": number <= (level or 0), "is_expected": number == expected}
            for number in range(1, 5)
        ]
    }
