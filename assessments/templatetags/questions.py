"""What people wrote in Markdown in a question, shown safely."""

from __future__ import annotations

from django import template
from django.utils.safestring import SafeString, mark_safe

from courses.rules.markdown.rendering import Writing, render, render_line

register = template.Library()


@register.filter
def question_text(text: str) -> SafeString:
    """Return a question's Markdown as blocks of HTML."""
    return mark_safe(render(text, Writing()))  # noqa: S308 - the renderer cleans what it returns


@register.filter
def answer_text(text: str) -> SafeString:
    """Return an answer's or a feedback's Markdown as one line of HTML."""
    return mark_safe(render_line(text, Writing()))  # noqa: S308 - the renderer cleans what it returns
