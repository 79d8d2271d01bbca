"""Wagtail's rich text editor, over Markdown."""

from __future__ import annotations

from typing import Any

from wagtail.admin.rich_text import DraftailRichTextArea
from wagtail.admin.rich_text.editors.draftail import DraftailRichTextAreaAdapter
from wagtail.admin.telepath import register

from courses.blocks.links import address_of, opening_tag
from courses.rules.markdown.html_reading import read_html
from courses.rules.markdown.html_writing import write_html
from courses.rules.markdown.parsing import parse
from courses.rules.markdown.writing import write


class MarkdownArea(DraftailRichTextArea):
    """The rich text editor over Markdown: it opens Markdown and gives Markdown back."""

    def format_value(self, value: Any) -> Any:
        return super().format_value(write_html(parse(value or ""), opening_tag))

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        html = super().value_from_datadict(data, files, name)
        return None if html is None else write(read_html(html, address_of))


register(DraftailRichTextAreaAdapter(), MarkdownArea)
