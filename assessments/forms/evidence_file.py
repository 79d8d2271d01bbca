"""Bringing a file as evidence."""

from __future__ import annotations

from typing import Any

from django import forms

from assessments.actions.work_file import WorkFile, read_work_file
from assessments.rules.prior_learning import NOT_CONFIRMED
from assessments.rules.work_file import LARGEST, TOO_LARGE, FileRefused, question_about
from foundations.checked_words import ChecksWords


class EvidenceFileForm(ChecksWords):
    """One file. What the check finds in it asks for one tick, which appears only then."""

    file = forms.FileField(
        label="Choose a file",
        help_text=(
            "PDF, Word (.docx), text, JPEG or PNG, up to 10 MB. From photographs we take out where and when they were made. A scan or "
            "a photograph we cannot check for names: look at it once more yourself."
        ),
        error_messages={"required": "Choose a file first.", "empty": "This file is empty."},
        widget=forms.FileInput(attrs={"accept": ".pdf,.docx,.txt,.jpg,.jpeg,.png"}),
    )
    field_order = ("file", "own")
    read: WorkFile

    def clean_file(self) -> Any:
        sent = self.cleaned_data["file"]
        if (sent.size or 0) > LARGEST:
            raise forms.ValidationError(TOO_LARGE.sentence)
        try:
            self.read = read_work_file(sent.name or "", sent.read())
        except FileRefused as refused:
            raise forms.ValidationError(list(refused.verdict.sentences)) from None
        return sent

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        doubtful = self.read.doubtful if "file" not in self.errors else []
        if doubtful:
            self.fields["own"].widget = forms.CheckboxInput()
            if not cleaned.get("own"):
                question = question_about(self.read.name, doubtful)
                self.add_error("file", f"{question} {NOT_CONFIRMED.sentence} Then choose it once more.")
        return cleaned
