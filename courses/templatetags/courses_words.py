"""Show the texts of a page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django import template
from django.utils.safestring import SafeString, mark_safe

from courses.queries.words import writing_for
from courses.rules.markdown.rendering import Writing, anchor, plain_words, render, render_line

register = template.Library()


@register.simple_tag(takes_context=True)
def writing_around(context: Mapping[str, Any], body: Any) -> Writing:
    """Return what surrounds the texts of a body: the glossary and the addresses of its page's curriculum."""
    return writing_for(getattr(context.get("page"), "curriculum", ""), body.raw_data)


@register.simple_tag(takes_context=True)
def words(context: Mapping[str, Any], text: str | None) -> SafeString:
    """Show Markdown as safe HTML."""
    return mark_safe(render(text or "", _writing(context)))  # noqa: S308 - cleaned by nh3


@register.simple_tag(takes_context=True)
def line(context: Mapping[str, Any], text: str | None) -> SafeString:
    """Show one line of Markdown as safe HTML, without a paragraph around it."""
    return _safe_line(text or "", _writing(context))


@register.filter
def plain(text: str | None) -> str:
    """Return a text's words alone."""
    return plain_words(text or "")


@register.simple_tag(takes_context=True)
def words_used(context: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Return the glossary's words that the page has used so far, in the order of the alphabet."""
    writing = _writing(context)
    used = sorted(writing.words_used.items())
    return [
        {"word": word, "anchor": anchor(word), "meaning": _safe_line(writing.meanings[key], writing)}
        for key, word in used
    ]


@register.simple_tag(takes_context=True)
def options_of(context: Mapping[str, Any], question: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Return the answers of a self-check, ready to show."""
    writing = _writing(context)
    return [
        {
            "text": _safe_line(option["text"], writing),
            "feedback": _safe_line(option.get("feedback") or "", writing),
            "is_right": option["is_right"],
        }
        for option in _options(question)
    ]


def _safe_line(text: str, writing: Writing) -> SafeString:
    return mark_safe(render_line(text, writing))  # noqa: S308 - cleaned by nh3


def _options(question: Mapping[str, Any]) -> Iterable[Any]:
    options: Iterable[Any] = question["options"]
    return options


def _writing(context: Mapping[str, Any]) -> Writing:
    writing = context.get("writing")
    return writing if isinstance(writing, Writing) else Writing()
