"""A marker's decision: a level and a comment for each criterion, the outcome, and a comment on the whole."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms

from assessments.rules.rubric import Criterion, propose
from assessments.vocabulary import AssignmentKind, RubricLevel
from foundations.checked_words import ChecksWords

AS_LEVELS = "As the levels lead to"
LONGEST_COMMENT = 4000


def _comment(label: str, rows: int) -> forms.CharField:
    return forms.CharField(
        label=label,
        required=False,
        max_length=LONGEST_COMMENT,
        widget=forms.Textarea(attrs={"rows": rows, "class": "lw-marking__comment"}),
    )


class MarkingForm(ChecksWords):
    """Asks for every criterion of a rubric; without an outcome of the marker's own, the levels decide."""

    def __init__(self, *args: Any, rubric: Sequence[Criterion], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.rubric = rubric
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
        self.word_fields = (*(f"comment_{place}" for place in range(len(rubric))), "comment")
        self.order_fields([name for name in self.fields if name != "own"])

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
