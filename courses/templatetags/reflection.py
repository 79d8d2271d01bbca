"""The box in which a learner writes a private reflection, where a lesson asks for one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import template
from django.middleware.csrf import get_token

register = template.Library()


@register.inclusion_tag("courses/components/reflection_box.html", takes_context=True)
def reflection_box(context: template.Context, value: Mapping[str, Any]) -> dict[str, Any]:
    """Show a reflection prompt; ``reflections`` in the context says what this learner wrote and where it is saved.

    Somebody who studies nothing here, as in a preview, sees the prompt and no box.
    """
    reflections = context.get("reflections")
    box = reflections.box(value["reflection_id"]) if reflections else None
    request = context.get("request")
    return {
        "prompt": value["prompt"],
        "identifier": value["reflection_id"],
        "box": box,
        "csrf_token": get_token(request) if request is not None and box is not None else "",
        "next": request.path if request is not None else "",
    }
