"""A marker's decision: a level and a comment for each criterion, the outcome, and a comment on the whole."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django import forms

from assessments.actions.marking_queue import MarginWords
from assessments.forms.draft import DraftedForm
from assessments.rules.margin import LONGEST_QUOTATION
from assessments.rules.rubric import Criterion, propose
from assessments.vocabulary import AssignmentKind, RubricLevel

AS_LEVELS = "As the levels lead to"
LONGEST_COMMENT = 4000
FORM_ID = "decision"
"""The boxes in the margin stand beside the text, outside the form that they belong to."""


def _comment(label: str, rows: int, **attrs: str) -> forms.CharField:
    return forms.CharField(
        label=label,
        required=False,
        max_length=LONGEST_COMMENT,
        widget=forms.Textarea(attrs={"rows": rows, "class": "lw-marking__comment", **attrs}),
    )


@dataclass(frozen=True)
class MarginLine:
    """A paragraph of the work with the box beside it, and the words that were chosen in it."""

    number: int
    text: str
    comment: forms.BoundField
    chosen: forms.BoundField

    @property
    def is_open(self) -> bool:
        return bool(self.comment.value() or self.comment.errors)


class MarkingForm(DraftedForm):
    """Asks for every criterion of a rubric; without an outcome of the marker's own, the levels decide.

    Beside each paragraph there is a box for a comment.
    """

    def __init__(
        self, *args: Any, rubric: Sequence[Criterion], paragraphs: Sequence[str] = (), **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.rubric, self.paragraphs = rubric, paragraphs
        for place, criterion in enumerate(rubric):
            self.fields[f"level_{place}"] = forms.ChoiceField(
                label=criterion.title,
                choices=[(level.value, level.label) for level in criterion.levels],
                widget=forms.RadioSelect,
                required=False,
            )
            self.fields[f"comment_{place}"] = _comment(f"Comment on “{criterion.title}”", 3)
        self.fields["outcome"] = forms.ChoiceField(
            label="Outcome",
            choices=[("", AS_LEVELS), *RubricLevel.choices],
            widget=forms.RadioSelect,
            required=False,
            initial="",
        )
        self.fields["comment"] = _comment("Comment on the whole", 6)
        for number in self._numbers:
            label = f"Comment on paragraph {number}"
            self.fields[f"margin_{number}"] = _comment(label, 3, form=FORM_ID)
            self.fields[f"chosen_{number}"] = forms.CharField(
                label=f"Chosen words of paragraph {number}",
                required=False,
                widget=forms.HiddenInput(attrs={"form": FORM_ID}),
            )
        margin = (f"margin_{number}" for number in self._numbers)
        self.word_fields = (*margin, *(f"comment_{place}" for place in range(len(rubric))), "comment")
        self.order_fields([name for name in self.fields if name != "own"])

    @property
    def _numbers(self) -> range:
        return range(1, len(self.paragraphs) + 1)

    @property
    def margin(self) -> list[MarginLine]:
        """The paragraphs, each with its box."""
        return [
            MarginLine(number, text, self[f"margin_{number}"], self[f"chosen_{number}"])
            for number, text in enumerate(self.paragraphs, 1)
        ]

    def in_margin(self) -> dict[int, MarginWords]:
        """Return what was said beside paragraphs."""
        said = {
            number: MarginWords(
                self.cleaned_data[f"margin_{number}"],
                self.cleaned_data[f"chosen_{number}"][:LONGEST_QUOTATION],
            )
            for number in self._numbers
        }
        return {number: words for number, words in said.items() if words.comment}

    @property
    def lines(self) -> list[tuple[Criterion, Any, Any]]:
        """The criteria, each with its two fields."""
        return [
            (criterion, self[f"level_{place}"], self[f"comment_{place}"])
            for place, criterion in enumerate(self.rubric)
        ]

    def levels(self) -> list[RubricLevel | None]:
        given = (self.cleaned_data[f"level_{place}"] for place in range(len(self.rubric)))
        return [RubricLevel(level) if level else None for level in given]

    def comments(self) -> list[str]:
        return [self.cleaned_data[f"comment_{place}"] for place in range(len(self.rubric))]

    def outcome(self) -> RubricLevel:
        """Return the marker's outcome, or the one that the levels lead to; one more is never missing than a level."""
        chosen = self.cleaned_data["outcome"]
        return RubricLevel(chosen) if chosen else propose(self.levels()) or RubricLevel.PASS


class QueueForm(forms.Form):
    """Narrows the queue."""

    kind = forms.ChoiceField(
        label="Kind", choices=[("", "Every kind"), *AssignmentKind.choices], required=False
    )
