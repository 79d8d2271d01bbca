"""What a lesson is made of: blocks named for what an author means."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from wagtail.blocks import (
    BooleanBlock,
    CharBlock,
    IntegerBlock,
    ListBlock,
    StreamBlock,
    StructBlock,
    TextBlock,
    URLBlock,
)
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock

from courses.blocks.text import MarkdownBlock, MarkdownLineBlock, MarkdownSourceBlock
from courses.rules.front_matter import CODE


class TableBlock(TypedTableBlock):
    """A table whose first row names its columns."""

    text = MarkdownLineBlock(required=False)

    class Meta:
        icon = "table"
        template = "courses/blocks/table.html"


class ProseBlocks(StreamBlock):
    """Text and tables, within another block."""

    text = MarkdownBlock()
    table = TableBlock()
    markdown = MarkdownSourceBlock(label="Text in Markdown")

    class Meta:
        template = "courses/blocks/stream.html"


class KeyPointBlock(StructBlock):
    """What to take away."""

    content = ProseBlocks()

    class Meta:
        icon = "pick"
        template = "courses/blocks/key_point.html"


class CaseBlock(StructBlock):
    """Somebody's story."""

    title = CharBlock(max_length=255, required=False)
    content = ProseBlocks()

    class Meta:
        icon = "user"
        label = "Case story"
        template = "courses/blocks/case.html"


class ReflectionBlock(StructBlock):
    """A question to think about in writing. What a learner writes is private, and kept under the id."""

    reflection_id = CharBlock(
        label="Id",
        max_length=100,
        help_text="Lower-case letters, digits and hyphens, such as y1-01-r1. Learners' notes are kept under it: never change it.",
    )
    prompt = TextBlock(rows=2)

    class Meta:
        icon = "edit"
        label = "Reflection prompt"
        template = "courses/blocks/reflection.html"

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        """Add the reader's own private box, where the screen brings their notes."""
        context: dict[str, Any] = super().get_context(value, parent_context)
        reflections = context.get("reflections")
        context["box"] = reflections.box(value["reflection_id"]) if reflections else None
        return context

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        if not CODE.match(cleaned["reflection_id"]):
            raise ValidationError("The id has lower-case letters, digits and hyphens, such as y1-01-r1.")
        return cleaned


class ActivityBlock(StructBlock):
    """Something to do at work."""

    title = CharBlock(max_length=255, required=False)
    content = ProseBlocks()

    class Meta:
        icon = "tasks"
        template = "courses/blocks/activity.html"


class AnswerBlock(StructBlock):
    """One answer, and what is said to whoever chooses it."""

    text = MarkdownLineBlock(label="Answer")
    is_right = BooleanBlock(required=False, label="Right")
    share = IntegerBlock(
        min_value=0, max_value=100, default=0, required=False, label="Partly right, per cent"
    )
    feedback = MarkdownLineBlock(required=False)


class CheckQuestionBlock(StructBlock):
    question = MarkdownLineBlock()
    options = ListBlock(AnswerBlock(), min_num=2, label="Answers")


class SelfCheckBlock(StructBlock):
    """A quick question to oneself. Nothing is recorded."""

    questions = ListBlock(CheckQuestionBlock(), min_num=1)

    class Meta:
        icon = "help"
        label = "Quick self-check"
        template = "courses/blocks/self_check.html"


class PictureBlock(StructBlock):
    """A picture with a description for whoever does not see it."""

    image = ImageChooserBlock()
    alt = CharBlock(
        label="Description", max_length=500, help_text="What somebody who cannot see it needs to know."
    )
    caption = CharBlock(max_length=500, required=False)

    class Meta:
        icon = "image"
        template = "courses/blocks/image.html"


class DiagramBlock(PictureBlock):
    """A drawing that explains something."""

    class Meta:
        icon = "draft"
        template = "courses/blocks/image.html"


class RecordingBlock(StructBlock):
    """Something to watch or listen to: a file of our own, or an address elsewhere, which is shown as a link."""

    title = CharBlock(max_length=255, required=False)
    document = DocumentChooserBlock(label="File", required=False)
    address = URLBlock(
        required=False, max_length=2000, help_text="Shown as a link: nothing is loaded from elsewhere."
    )
    captions_file = DocumentChooserBlock(required=False, label="Captions file", help_text="WebVTT (.vtt).")
    captions = CharBlock(
        required=False, max_length=255, help_text="Where the captions are, if they are not in a file of ours."
    )
    transcript_file = DocumentChooserBlock(required=False, label="Transcript file")
    transcript = CharBlock(
        required=False, max_length=2000, help_text="One line, or where it is. A longer one goes below."
    )
    content = ProseBlocks(required=False, label="Transcript")

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        if bool(cleaned["document"]) == bool(cleaned["address"]):
            raise ValidationError("Give either a file or an address.")
        return cleaned


class VideoBlock(RecordingBlock):
    class Meta:
        icon = "media"
        template = "courses/blocks/video.html"


class AudioBlock(RecordingBlock):
    class Meta:
        icon = "media"
        template = "courses/blocks/audio.html"


class DownloadBlock(StructBlock):
    """A document to keep."""

    document = DocumentChooserBlock(label="File")
    title = CharBlock(max_length=255, required=False)

    class Meta:
        icon = "download"
        template = "courses/blocks/download.html"


class QuotationBlock(StructBlock):
    """Somebody's words, with their source."""

    source = CharBlock(max_length=500)
    content = ProseBlocks()

    class Meta:
        icon = "openquote"
        template = "courses/blocks/quotation.html"


class AccordionItemBlock(StructBlock):
    heading = MarkdownLineBlock()
    content = ProseBlocks()


class AccordionBlock(StructBlock):
    """Folds, one beneath another."""

    items = ListBlock(AccordionItemBlock(), min_num=1)

    class Meta:
        icon = "list-ul"
        template = "courses/blocks/accordion.html"


class FootnoteBlock(StructBlock):
    label = CharBlock(max_length=50, help_text="As it stands in the text between [^ and ].")
    note = MarkdownSourceBlock(rows=2)


class FootnotesBlock(StructBlock):
    """The notes of the page; a text refers to one by [^label]."""

    notes = ListBlock(FootnoteBlock(), min_num=1)

    class Meta:
        icon = "superscript"
        template = "courses/blocks/footnotes.html"


class BodyBlocks(StreamBlock):
    """The body of any page of a curriculum. In any text, ``[[term]]`` opens the glossary's meaning of a word."""

    text = MarkdownBlock(group="Text")
    key_point = KeyPointBlock(group="Text")
    quotation = QuotationBlock(group="Text")
    table = TableBlock(group="Text")
    accordion = AccordionBlock(group="Text")
    footnotes = FootnotesBlock(group="Text")
    markdown = MarkdownSourceBlock(
        group="Text",
        label="Text in Markdown",
        help_text="For what has no button: lists of definitions, code, nested lists.",
    )
    case = CaseBlock(group="Practice")
    reflection = ReflectionBlock(group="Practice")
    activity = ActivityBlock(group="Practice")
    self_check = SelfCheckBlock(group="Practice")
    image = PictureBlock(group="Media")
    diagram = DiagramBlock(group="Media")
    video = VideoBlock(group="Media")
    audio = AudioBlock(group="Media")
    download = DownloadBlock(group="Media")

    class Meta:
        template = "courses/blocks/body.html"
