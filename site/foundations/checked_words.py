"""A form in whose boxes nobody may name somebody they support.

    class PreparationForm(ChecksWords):
        word_fields = ("words",)
        words = forms.CharField(widget=forms.Textarea)

What is refused stands as an error beside its box; what is doubtful asks for one tick, ``own``, which appears only then. Nothing that
was typed is lost, and findings are counted by kind: their text is written nowhere.
"""

from __future__ import annotations

import logging
from collections import Counter
from typing import Any

from django import forms

from foundations.identifiers import Found, identifiers_in, question_of, refusal_of

logger = logging.getLogger(__name__)


class ChecksWords(forms.Form):
    """The check over the boxes that ``word_fields`` names."""

    word_fields: tuple[str, ...] = ()
    found: tuple[Found, ...] = ()

    own = forms.BooleanField(
        label="It is an organisation’s or my own", required=False, widget=forms.HiddenInput
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        self.found = ()
        for name in self.word_fields:
            found = identifiers_in(str(cleaned.get(name) or ""))
            self.found += found
            if refused := refusal_of(found):
                self.add_error(name, refused)
            if question := question_of(found):
                self.fields["own"].widget = forms.CheckboxInput()
                if not cleaned.get("own"):
                    self.add_error(name, question)
        if self.found:
            count_found(self.found)
        return cleaned

    @property
    def confirmed(self) -> list[str]:
        """Return the kinds that whoever wrote has said are an organisation's or their own."""
        return sorted({each.kind.value for each in self.found if not each.is_refused})


def count_found(found: tuple[Found, ...]) -> None:
    """Count what the check found, by kind; its text is written nowhere."""
    kinds = Counter(each.kind.value for each in found)
    logger.info(
        "The check of identifiers found %s.", ", ".join(f"{kind}: {n}" for kind, n in sorted(kinds.items()))
    )
