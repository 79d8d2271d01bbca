"""Sending a file of questions, and choosing what to export."""

from __future__ import annotations

from typing import Any

from django import forms

from assessments.models import QuestionBank
from assessments.rules.exchange.decoding import LARGEST_BYTES
from assessments.vocabulary import ExchangeFormat


class BankChoice(forms.ModelChoiceField):  # type: ignore[type-arg]  # it takes no arguments where it runs
    """A bank by its title and its id, because titles may be alike."""

    def label_from_instance(self, bank: Any) -> str:
        where = f"{bank.curriculum}/" if bank.curriculum else ""
        return f"{bank.title} ({where}{bank.code})"


class _WithBank(forms.Form):
    bank = BankChoice(queryset=QuestionBank.objects.none(), label="Question bank")
    format = forms.ChoiceField(choices=ExchangeFormat.choices)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["bank"].queryset = QuestionBank.objects.order_by("title", "pk")  # type: ignore[attr-defined]


class QuestionImportForm(_WithBank):
    """A file, its format, and the bank that it is for."""

    file = forms.FileField(
        help_text="At most 20 MB. It is checked first, and you see each question as it was read; nothing is written yet."
    )
    field_order = ["file", "format", "bank"]

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if (file.size or 0) > LARGEST_BYTES:
            raise forms.ValidationError("The file is larger than 20 MB. Split it.")
        return file


class QuestionExportForm(_WithBank):
    """A bank, or one of its categories, and a format."""

    category = forms.CharField(
        required=False, max_length=200,
        help_text="Such as “Safeguarding”: it and what stands below it. Leave it empty for the whole bank.",
    )  # fmt: skip
    field_order = ["bank", "category", "format"]
