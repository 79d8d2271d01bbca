"""The publish checklist, asked for by the panel that shows it."""

from __future__ import annotations

from typing import Any

from django import template

from courses.queries.checklist import checklist_of, people_in

register = template.Library()

register.simple_tag(checklist_of, name="checklist_for")


@register.simple_tag
def people_in_it(page: Any) -> Any:
    """Return how many people are in the middle of a page, and how many have completed it."""
    return people_in(page)
