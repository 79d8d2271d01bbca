"""Where a page's cover picture is fetched from."""

from __future__ import annotations

from typing import Any

PHOTOGRAPH = "fill-640x280|format-webp"


def cover_address(image: Any) -> str:
    """Return the address of a cover, or nothing. A drawing is sent as it is; a photograph is cut to shape once."""
    if image is None:
        return ""
    if image.is_svg():
        return str(image.file.url)
    return str(image.get_rendition(PHOTOGRAPH).url)
