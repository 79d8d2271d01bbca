"""What people wrote in Markdown in a question, shown safely."""

from __future__ import annotations

import re
from datetime import datetime

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from assessments.models import Attempt
from assessments.rules.asking import Asking
from assessments.rules.mark import Mark, OptionMark
from courses.rules.markdown.rendering import Writing, plain_words, render, render_line

register = template.Library()
GAP = re.compile(r"\[\[(\d{1,2})\]\]")
HELD = re.compile("\ue000(\\d{1,2})\ue001")
"""Where a gap stands while the text around it is rendered."""


@register.filter
def question_text(text: str) -> SafeString:
    """Return a question's Markdown as blocks of HTML; a gap shows as its number."""
    shown = GAP.sub(r"(gap \1)", text)
    return mark_safe(render(shown, Writing()))  # noqa: S308 - the renderer cleans what it returns


@register.filter
def answer_text(text: str) -> SafeString:
    """Return an answer's or a feedback's Markdown as one line of HTML."""
    return mark_safe(render_line(text, Writing()))  # noqa: S308 - the renderer cleans what it returns


@register.filter
def answer_words(text: str) -> str:
    """Return an answer's words alone, for a list to choose from."""
    return plain_words(text)


@register.filter
def accepted_words(text: str) -> str:
    """Return an accepted answer as one reads it: a star that stands for any letters is left out."""
    return text.replace("*", "")


@register.simple_tag
def gapped_text(asking: Asking) -> SafeString:
    """Return a text as HTML with a field in each of its gaps."""
    held = GAP.sub("\ue000\\1\ue001", asking.stem.replace("\ue000", "").replace("\ue001", ""))
    html = render(held, Writing())

    def field(match: re.Match[str]) -> str:
        number = int(match[1])
        if not 1 <= number <= len(asking.fields):
            return ""
        found = asking.fields[number - 1]
        return format_html(
            '<input class="nhsuk-input lw-gap" type="text" name="{}" id="{}" value="{}" maxlength="200"'
            ' autocomplete="off" autocapitalize="off" aria-label="{}">',
            found.name, found.name, found.value, found.label,
        )  # fmt: skip

    return mark_safe(HELD.sub(field, html))  # noqa: S308 - cleaned text and escaped fields


@register.filter
def others(mark: Mark) -> list[OptionMark]:
    """Return the wrong options that were not chosen and say why."""
    return [
        option for option in mark.options if option.feedback and not option.was_chosen and not option.is_right
    ]


@register.filter
def right_option(mark: Mark) -> OptionMark | None:
    return next((option for option in mark.options if option.is_right), None)


@register.filter
def time_left(attempt: Attempt, at: datetime) -> str:
    """Return how much time an attempt has left, in words without seconds."""
    if attempt.ends_at is None:
        return ""
    minutes = int((attempt.ends_at - at).total_seconds() // 60)
    if minutes < 1:
        return "Less than a minute left."
    return f"{minutes} minute{'' if minutes == 1 else 's'} left."
