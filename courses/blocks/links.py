"""Links between pages: in Markdown by id (``to:y1-02``), in the editor by page."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

from wagtail.models import Page

from courses.models.activity import Activity

BY_CODE = "to:"
MARK = "#to="


def opening_tag(address: str) -> str:
    """Return the editor's tag for an address; a page of the curriculum is shown as that page."""
    if address.startswith(BY_CODE):
        code = address.removeprefix(BY_CODE)
        page_id = (
            Activity.objects.filter(code=code, page__isnull=False)
            .order_by("pk")
            .values_list("page_id", flat=True)
            .first()
        )
        if page_id:
            return f'<a linktype="page" id="{page_id}">'
        return f'<a href="{MARK}{escape(code)}">'
    return f'<a href="{escape(address)}">'


def address_of(attributes: Mapping[str, str]) -> str:
    """Return the address that Markdown keeps for one of the editor's links."""
    if attributes.get("linktype") == "page" and attributes.get("id", "").isdigit():
        page_id = int(attributes["id"])
        code = Activity.objects.filter(page_id=page_id).values_list("code", flat=True).first()
        if code:
            return f"{BY_CODE}{code}"
        page = Page.objects.filter(pk=page_id).first()
        return str(page.url or "") if page else ""
    address = attributes.get("href", "")
    return BY_CODE + address.removeprefix(MARK) if address.startswith(MARK) else address
