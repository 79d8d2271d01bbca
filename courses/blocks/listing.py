"""The short lists of a module, year or pathway."""

from __future__ import annotations

from wagtail.blocks import CharBlock, IntegerBlock, ListBlock, StreamBlock, StructBlock
from wagtail.snippets.blocks import SnippetChooserBlock


class OutcomeBlocks(StreamBlock):
    """What somebody can do afterwards."""

    outcome = CharBlock(max_length=500)


class ModuleSlotBlock(StructBlock):
    """A module of this line, written or not."""

    code = CharBlock(label="Id", max_length=100)
    title = CharBlock(max_length=255)


class ModuleSlotBlocks(StreamBlock):
    module = ModuleSlotBlock()


class CompetencyLevelBlock(StructBlock):
    """What it grows, and how far."""

    competency = SnippetChooserBlock("competencies.Competency")
    level = IntegerBlock(min_value=1, max_value=4)


class CompetencyBlocks(StreamBlock):
    competency = CompetencyLevelBlock()


class SourceBlock(StructBlock):
    """Where the facts come from."""

    title = CharBlock(max_length=500)
    address = CharBlock(max_length=2000, required=False)
    date = CharBlock(max_length=100, required=False)


class SourceBlocks(StreamBlock):
    source = SourceBlock()


class TrackBlock(StructBlock):
    name = CharBlock(max_length=255)
    modules = ListBlock(CharBlock(label="Id", max_length=100))


class TrackBlocks(StreamBlock):
    track = TrackBlock()
