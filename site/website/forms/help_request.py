"""Saying what is wrong with a page, answering it, and saying that it did not help."""

from __future__ import annotations

import logging
from collections import Counter
from typing import Any

from django import forms

from foundations.identifiers import Found, identifiers_in
from website.forms.words import AddressField
from website.rules.help_request import question_of, refusal_of
from website.vocabulary import Wrong

logger = logging.getLogger(__name__)
LONGEST = 4000


class ChecksWords(forms.Form):
    """A form with a box for words in which nobody may name somebody they support."""

    words_field = "words"
    own = forms.BooleanField(
        label="It is an organisation’s or my own",
        required=False,
        widget=forms.HiddenInput,
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        found = identifiers_in(str(cleaned.get(self.words_field, "")))
        if refused := refusal_of(found):
            self.add_error(self.words_field, refused)
        if question := question_of(found):
            self.fields["own"].widget = forms.CheckboxInput()
            if not cleaned.get("own"):
                self.add_error(self.words_field, question)
        if found:
            _count(found)
        self.found = found
        return cleaned

    @property
    def confirmed(self) -> list[str]:
        """Return the kinds that whoever wrote has said are an organisation's or their own."""
        return sorted({each.kind.value for each in self.found if not each.is_refused})


def _count(found: tuple[Found, ...]) -> None:
    """Count what the check found, by kind; its text is written nowhere."""
    kinds = Counter(each.kind.value for each in found)
    logger.info(
        "The check of identifiers found %s.", ", ".join(f"{kind}: {n}" for kind, n in sorted(kinds.items()))
    )


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

    words = words_field("Your answer", "Whoever asked reads this on Linkway.", "Write the answer.")
    field_order = ("words", "own")


class NotSolvedForm(ChecksWords):
    """Whoever asked says that the answer did not help."""

    words = words_field("What is still wrong?", "", "Write a few words on what is still wrong.")
    field_order = ("words", "own")
