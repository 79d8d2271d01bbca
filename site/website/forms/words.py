"""Fields that several forms ask for, in the same words."""

from __future__ import annotations

import unicodedata

from django import forms

from people.rules.cell import tidy


def _reads_as_a_name(value: str) -> str:
    """Take a name of any length and script; only what has no letter at all is refused."""
    name = tidy(value)
    if not any(unicodedata.category(letter).startswith("L") for letter in name):
        raise forms.ValidationError("Write the name with letters, as it is written by whoever bears it.")
    return name


class NameField(forms.CharField):
    """A person's name: one letter is enough, and every script is a script."""

    def __init__(self, label: str = "Name", help_text: str = "") -> None:
        super().__init__(
            label=label,
            help_text=help_text,
            max_length=150,
            error_messages={"required": "Write the name."},
            widget=forms.TextInput(attrs={"autocomplete": "name"}),
        )

    def clean(self, value: object) -> str:
        return _reads_as_a_name(super().clean(value))


class AddressField(forms.EmailField):
    """An e-mail address, kept in small letters; a plus in it is part of it."""

    def __init__(self, label: str = "E-mail address", help_text: str = "") -> None:
        super().__init__(
            label=label,
            help_text=help_text,
            max_length=254,
            error_messages={
                "required": "Write the e-mail address.",
                "invalid": "Write the whole e-mail address, such as name@example.nhs.uk.",
            },
            widget=forms.EmailInput(attrs={"autocomplete": "email", "spellcheck": "false"}),
        )

    def clean(self, value: object) -> str:
        return str(super().clean(value)).strip().lower()


class DayField(forms.DateField):
    """A day, chosen or typed."""

    def __init__(self, label: str, help_text: str = "", *, required: bool = True) -> None:
        super().__init__(
            label=label,
            help_text=help_text,
            required=required,
            input_formats=["%Y-%m-%d", "%d/%m/%Y", "%d.%m.%Y", "%d %B %Y", "%d %b %Y"],
            error_messages={"required": "Give the day.", "invalid": "Write a real day, such as 5/10/2026."},
            widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        )
