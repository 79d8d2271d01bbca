"""Rows beside their columns, and the numbers of pages worth showing."""

from collections.abc import Iterator, Sequence
from typing import Any

from django import template
from django.core.paginator import Page

register = template.Library()


@register.filter
def beside(columns: Sequence[Any], cells: Sequence[Any]) -> Iterator[tuple[Any, Any]]:
    """Pair each column with its cell."""
    return zip(columns, cells, strict=True)


@register.filter
def page_numbers(page: "Page[Any]") -> Iterator[int | str]:
    """Return the first, last and neighbouring pages, with an ellipsis for what lies between."""
    return page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
