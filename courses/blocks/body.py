"""What a lesson is made of."""

from __future__ import annotations

from wagtail.blocks import StreamBlock, TextBlock


class BodyBlocks(StreamBlock):  # type: ignore[misc]
    text = TextBlock()
