"""Saying what is wrong with a page, answering it, and saying that it did not help."""

from __future__ import annotations

from typing import Any

from django import forms

from foundations.checked_words import ChecksWords
from website.forms.words import AddressField
from website.vocabulary import Wrong

LONGEST = 4000


def words_field(label: str, help_text: str, missing: str) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=help_text,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={"required": missing, "max_length": f"Write at most {LONGEST} characters."},
    )


class HelpRequestForm(ChecksWords):
    """What is wrong with which page; a name and an address only of who is not signed in, and only if they want an answer."""

    word_fields = ("words",)

    kind = forms.ChoiceField(
        label="What is it about?",
        choices=Wrong.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what it is about."},
    )
    words = words_field(
        "What is wrong, and what did you expect?",
        "Leave out anything by which somebody you support could be known.",
        "Write a few words on what is wrong.",
    )
    page = forms.CharField(max_length=2000, required=False, widget=forms.HiddenInput)
    name = forms.CharField(
        label="Your name",
        help_text="If you want an answer.",
        max_length=150,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    address = AddressField("Your e-mail address", "If you want an answer. We use it for nothing else.")
    field_order = ("kind", "words", "own", "name", "address", "page")

    def __init__(self, *args: Any, is_signed_in: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if is_signed_in:
            del self.fields["name"], self.fields["address"]
            return
        self.fields["address"].required = False


class AnswerForm(ChecksWords):
    """An answer to whoever asked."""

    word_fields = ("words",)

    words = words_field("Your answer", "Whoever asked reads this on Linkway.", "Write the answer.")
    field_order = ("words", "own")


class NotSolvedForm(ChecksWords):
    """Whoever asked says that the answer did not help."""

    word_fields = ("words",)

    words = words_field("What is still wrong?", "", "Write a few words on what is still wrong.")
    field_order = ("words", "own")
