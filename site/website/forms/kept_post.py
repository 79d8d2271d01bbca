"""Why a post is right as it is on record."""

from __future__ import annotations

from typing import Any

from django import forms

from foundations.checked_words import ChecksWords


class KeptPostForm(ChecksWords):
    """One sentence to whoever said that their post is wrong."""

    word_fields = ("why",)

    why = forms.CharField(
        label="Why is it right as it is?",
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={
            "required": "Say in a sentence why it is right.",
            "max_length": "Write at most 300 characters.",
        },
    )
    field_order = ("why", "own")

    def __init__(self, *args: Any, name: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["why"].help_text = (
            f"{name} reads this sentence with your name, and so does the programme team. “The hours are those of the "
            "contract from September”, for instance."
        )

    def clean_why(self) -> str:
        return " ".join(self.cleaned_data["why"].split())
