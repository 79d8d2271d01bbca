"""Text that is kept as Markdown and edited as rich text."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import cached_property
from wagtail.blocks import FieldBlock, TextBlock

from courses.rules.markdown.parsing import RAW_HTML, parse
from courses.rules.markdown.rendering import plain_words

FEATURES = ["h2", "h3", "h4", "bold", "italic", "ol", "ul", "link", "blockquote", "code", "hr"]
LINE_FEATURES = ["bold", "italic", "link", "code"]


class MarkdownBlock(FieldBlock):
    """Rich text, kept as Markdown."""

    class Meta:
        icon = "pilcrow"
        template = "courses/blocks/text.html"

    def __init__(
        self, required: bool = True, help_text: str = "", features: list[str] | None = None, **kwargs: Any
    ) -> None:
        self.field_options: dict[str, Any] = {"required": required, "help_text": help_text}
        self.features = features or FEATURES
        super().__init__(**kwargs)

    @cached_property
    def field(self) -> forms.CharField:
        # Wagtail's editor cannot be imported before all models are there.
        from courses.blocks.editor import MarkdownArea

        return forms.CharField(widget=MarkdownArea(features=self.features), **self.field_options)

    def get_searchable_content(self, value: str) -> list[str]:
        return [plain_words(value or "")]


class MarkdownLineBlock(MarkdownBlock):
    """One line of rich text."""

    class Meta:
        template = "courses/blocks/line.html"

    def __init__(self, required: bool = True, help_text: str = "", **kwargs: Any) -> None:
        super().__init__(required=required, help_text=help_text, features=LINE_FEATURES, **kwargs)


class MarkdownSourceBlock(TextBlock):
    """What the rich text editor has no buttons for, written as Markdown."""

    class Meta:
        icon = "code"
        template = "courses/blocks/text.html"

    def clean(self, value: str) -> str:
        cleaned = str(super().clean(value))
        if any(node.kind in RAW_HTML for node in parse(cleaned).walk()):
            raise ValidationError("Raw HTML is not allowed here. Put a \\ before the <.")
        return cleaned

    def get_searchable_content(self, value: str) -> list[str]:
        return [plain_words(value or "")]
