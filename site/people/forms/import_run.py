"""Sending a file to be imported."""

from __future__ import annotations

from typing import Any

from django import forms

from people.actions.import_run import LONGEST_BYTES
from people.vocabulary import ImportKind


class ImportForm(forms.Form):
    kind = forms.ChoiceField(label="What the file lists", choices=ImportKind.choices)
    file = forms.FileField(
        label="File", help_text="CSV in UTF-8, at most 20 MB. It is checked first; nothing is written yet."
    )

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if (file.size or 0) > LONGEST_BYTES:
            raise forms.ValidationError("The file is larger than 20 MB. Split it, or ask an operator.")
        return file
