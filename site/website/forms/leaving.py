"""What somebody says about a post that they left."""

from __future__ import annotations

from django import forms

from analytics.models import LeavingAnswer
from analytics.vocabulary import StayReason
from people.vocabulary import LeavingReason


class LeavingForm(forms.Form):
    reason = forms.ChoiceField(
        label="Why did you leave?",
        choices=LeavingReason.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose the nearest reason."},
    )
    would_have_stayed_for = forms.MultipleChoiceField(
        label="What would have made you stay?",
        help_text="As many as are true.",
        choices=StayReason.choices,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    words = forms.CharField(
        label="In your own words, if you like",
        help_text="For yourself: nobody reads this box, and no figure is made of it.",
        widget=forms.Textarea(attrs={"rows": 4}),
        required=False,
        max_length=4000,
    )

    @classmethod
    def initial_of(cls, answer: LeavingAnswer | None) -> dict[str, object]:
        if answer is None:
            return {}
        return {name: getattr(answer, name) for name in ("reason", "would_have_stayed_for", "words")}

    @property
    def stays(self) -> list[StayReason]:
        return [StayReason(code) for code in self.cleaned_data["would_have_stayed_for"]]
