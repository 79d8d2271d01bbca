"""Rows beside their columns, and the numbers of pages worth showing."""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Any

from django import template
from django.core.paginator import Page
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

register = template.Library()


@register.filter
def beside(columns: Sequence[Any], cells: Sequence[Any]) -> Iterator[tuple[Any, Any]]:
    """Pair each column with its cell."""
    return zip(columns, cells, strict=True)


@register.filter
def page_numbers(page: "Page[Any]") -> Iterator[int | str]:
    """Return the first, last and neighbouring pages, with an ellipsis for what lies between."""
    return page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)


@register.filter
def grid_cells(cells: Iterable[Any]) -> SafeString:
    """Return the table cells of one person; each has a state, a letter and words."""
    made = [_grid_cell(cell.state, cell.letter, cell.words) for cell in cells]
    return mark_safe("".join(made))  # noqa: S308 - joined from what format_html made


@lru_cache(maxsize=2_000)
def _grid_cell(state: str, letter: str, words: str) -> SafeString:
    return format_html(
        '<td class="lw-grid__module"><span class="lw-cell lw-cell--{}"><span aria-hidden="true">{}</span>'
        '<span class="lw-hidden">{}</span></span></td>',
        state, letter, words,
    )  # fmt: skip
