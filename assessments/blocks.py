"""What stands in the pages of assessments beside their text."""

from __future__ import annotations

from wagtail.blocks import CharBlock, StreamBlock, StructBlock, TextBlock


class CriterionBlock(StructBlock):
    """One thing that an observer looks for, and how it shows whether it is there."""

    title = CharBlock(max_length=200)
    not_yet = TextBlock(label="Not yet", rows=2)
    seen = TextBlock(label="Seen", rows=2)


class CriterionBlocks(StreamBlock):
    """What an observer looks for, in order."""

    criterion = CriterionBlock()
