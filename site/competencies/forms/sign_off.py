"""Declaring a year, and signing it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms

from competencies.queries.verification import Verifier
from competencies.rules.sign_off import NOT_DECLARED, REASON_MISSING
from competencies.rules.verification import LONGEST_WORDS
from foundations.checked_words import ChecksWords


def _tick(label: str) -> forms.BooleanField:
    return forms.BooleanField(label=label, error_messages={"required": NOT_DECLARED.sentence})


class DeclareForm(forms.Form):
    verifier = forms.ChoiceField(
        label="Who shall sign it?",
        widget=forms.RadioSelect,
        error_messages={"required": "Choose who shall sign it."},
    )
    is_true = _tick("This declaration is true")

    def __init__(self, *args: Any, verifiers: Sequence[Verifier], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["verifier"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(str(each.person_id), f"{each.name}, {each.role.lower()}") for each in verifiers]


class SignForm(forms.Form):
    is_true = _tick("This declaration is true")


class DeclineForm(ChecksWords):
    word_fields = ("reason",)
    reason = forms.CharField(
        label="Why do you not sign?",
        help_text="They read this. Name nobody whom they support.",
        max_length=LONGEST_WORDS,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={
            "required": REASON_MISSING.sentence,
            "max_length": f"Write at most {LONGEST_WORDS} characters.",
        },
    )
    field_order = ("reason", "own")
