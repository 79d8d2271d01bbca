"""What higher storeys let somebody do with a page of the curriculum."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

from foundations.registries import page_tools as tools

register = template.Library()


@register.simple_tag(takes_context=True)
def page_tools(context: Mapping[str, Any], source: str, uuid: UUID, title: str) -> SafeString:
    """Show the tools for a page, which the search knows under this source; none in a preview, or without a request."""
    request = context.get("request")
    if request is None or getattr(request, "is_preview", False):
        return SafeString("")
    told = {"source": source, "key": str(uuid), "title": title, "back": request.path}
    told["csrf_token"] = context.get("csrf_token")
    shown = sorted(
        (tool for tool in tools if tool.is_for(request.user)), key=lambda tool: (tool.order, tool.code)
    )
    return mark_safe("".join(render_to_string(tool.template, told) for tool in shown))  # noqa: S308 - templates escape
