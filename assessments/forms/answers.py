"""The boxes for answers to choose from, as the administration edits them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from wagtail.blocks import ListBlock
from wagtail.blocks.base import BlockField, BlockWidget

from assessments.rules.option import RIGHT, Option
from courses.blocks.body import AnswerBlock

ANSWERS = ListBlock(AnswerBlock(), label="Answers")


class AnswersWidget(BlockWidget):
    """Takes a form that has no boxes at all for one with none filled in."""

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> Any:
        if f"{name}-count" not in data:
            return ANSWERS.to_python([])
        return super().value_from_datadict(data, files, name)


class AnswersField(BlockField):
    """Boxes of answers; unchecked while ``is_asked`` is false, because another type is written in lines."""

    is_asked = True

    def __init__(self, **more: Any) -> None:
        super().__init__(ANSWERS, widget=AnswersWidget(ANSWERS), required=False, **more)

    def clean(self, value: Any) -> Any:
        return super().clean(value) if self.is_asked else ANSWERS.to_python([])


def boxes_of(options: Sequence[Option]) -> Any:
    """Return options as the boxes show them."""
    return ANSWERS.to_python(
        [
            {
                "text": option.text,
                "is_right": option.is_right,
                "share": 0 if option.is_right else option.weight,
                "feedback": option.feedback,
            }
            for option in options
        ]
    )


def empty_boxes() -> Any:
    """Return two boxes to begin with, because a question has two answers at least."""
    return boxes_of([Option("", 0), Option("", 0)])


def options_in(boxes: Any) -> list[Option]:
    """Return the options that boxes write."""
    return [
        Option(
            str(row["text"]).strip(),
            RIGHT if row["is_right"] else min(int(row["share"] or 0), RIGHT - 1),
            str(row["feedback"] or "").strip(),
        )
        for row in boxes
    ]
