"""Sending a file of competencies: it is checked first, and comes back with the answer to be confirmed."""

from __future__ import annotations

from base64 import b64decode, b64encode
from binascii import Error
from typing import Any, Final

from django import forms

LONGEST_BYTES: Final = 1024 * 1024


class FrameworkFileForm(forms.Form):
    file = forms.FileField(
        label="File", help_text="CSV in UTF-8, at most 1 MB. It is checked first; nothing is written yet."
    )

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if (file.size or 0) > LONGEST_BYTES:
            raise forms.ValidationError("The file is larger than 1 MB.")
        return file


class CheckedFileForm(forms.Form):
    """A file that was checked, on its way back."""

    file_name = forms.CharField(max_length=200, widget=forms.HiddenInput)
    content = forms.CharField(max_length=2 * LONGEST_BYTES, strip=False, widget=forms.HiddenInput)

    @classmethod
    def holding(cls, file_name: str, content: bytes) -> CheckedFileForm:
        return cls(initial={"file_name": file_name[-200:], "content": b64encode(content).decode()})

    def clean_content(self) -> bytes:
        try:
            return b64decode(self.cleaned_data["content"], validate=True)
        except Error as error:
            raise forms.ValidationError("The file did not come back whole. Send it again.") from error
