"""Replying to a request for a further attempt."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms

from assessments.actions.further_attempt import LONGEST_REPLY


class ReplyForm(forms.Form):
    """Which lessons are to be read again, and a word to the learner."""

    lessons = forms.TypedMultipleChoiceField(
        coerce=int, required=False, widget=forms.CheckboxSelectMultiple, label="To read again first"
    )
    words = forms.CharField(
        required=False,
        max_length=LONGEST_REPLY,
        label="A word to them",
        help_text="Only they read it, and whoever teaches on the programme. Never write about a client.",
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def __init__(self, *args: Any, lessons: Sequence[tuple[int, str]], **more: Any) -> None:
        super().__init__(*args, **more)
        field: Any = self.fields["lessons"]
        field.choices = lessons
        field.initial = [number for number, _ in lessons]
