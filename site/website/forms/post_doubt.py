"""What is wrong with my post."""

from __future__ import annotations

from typing import Any

from django import forms

from people.vocabulary import DoubtAbout

_OF_A_POST = [choice for choice in DoubtAbout if choice is not DoubtAbout.MISSING]


class PostDoubtForm(forms.Form):
    """Tick what is wrong; who keeps the list asks you for what is right. A missing post needs no ticking."""

    about = forms.MultipleChoiceField(
        label="What is wrong?",
        help_text="Whoever keeps the list of posts reads this, and puts it right with you.",
        choices=[(choice.value, choice.label) for choice in _OF_A_POST],
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Tick what is wrong."},
    )

    def __init__(self, *args: Any, is_missing: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.is_missing = is_missing
        if is_missing:
            self.fields.clear()

    @property
    def about_codes(self) -> list[DoubtAbout]:
        if self.is_missing:
            return [DoubtAbout.MISSING]
        return [DoubtAbout(code) for code in self.cleaned_data["about"]]
