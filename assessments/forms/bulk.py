"""Choosing questions and what to change about all of them."""

from __future__ import annotations

from typing import Any

from django import forms

from assessments.vocabulary import BulkChange

NEEDS_VALUE = (BulkChange.ADD_TAG, BulkChange.REMOVE_TAG)


class BulkForm(forms.Form):
    """One change to several questions."""

    questions = forms.TypedMultipleChoiceField(
        coerce=int, error_messages={"required": "Choose at least one question."}
    )
    change = forms.ChoiceField(choices=BulkChange.choices)
    value = forms.CharField(required=False, max_length=200, label="Category or tag")

    def __init__(self, *args: Any, choices: list[int], **more: Any) -> None:
        super().__init__(*args, **more)
        field: Any = self.fields["questions"]
        field.choices = [(pk, str(pk)) for pk in choices]

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if cleaned.get("change") in NEEDS_VALUE and not cleaned.get("value", "").strip():
            self.add_error("value", "Write the tag.")
        return cleaned
