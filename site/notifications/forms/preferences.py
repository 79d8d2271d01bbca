"""The form in which somebody says how they want their messages."""

from __future__ import annotations

from typing import Any

from django import forms

from notifications.queries.preferences import Preferences
from notifications.vocabulary import Delivery

DAYS = (
    (0, "Monday"),
    (1, "Tuesday"),
    (2, "Wednesday"),
    (3, "Thursday"),
    (4, "Friday"),
    (5, "Saturday"),
    (6, "Sunday"),
)


class PreferencesForm(forms.Form):
    """One field for each kind that may be chosen, the weekly summary, and the days."""

    days = forms.TypedMultipleChoiceField(
        label="On which days may e-mails come?",
        help_text="Between 8 in the morning and 6 in the evening. Untick the days on which you do not work.",
        choices=DAYS,
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Choose one day at least, so that e-mails have a day to come on."},
    )
    has_digest = forms.BooleanField(
        label="Send me the weekly summary",
        help_text="On your first working day, and only when there is something that you have not read.",
        required=False,
    )

    def __init__(self, *args: Any, preferences: Preferences, **kwargs: Any) -> None:
        kwargs["initial"] = {"days": preferences.days, "has_digest": preferences.has_digest}
        super().__init__(*args, **kwargs)
        self.preferences = preferences
        for _, choices in preferences.areas:
            for choice in choices:
                self.fields[choice.kind.code] = forms.ChoiceField(
                    label=choice.kind.title, choices=Delivery.choices, initial=choice.delivery
                )

    @property
    def areas(self) -> list[tuple[str, list[forms.BoundField]]]:
        return [
            (area, [self[choice.kind.code] for choice in choices]) for area, choices in self.preferences.areas
        ]

    @property
    def deliveries(self) -> dict[str, str]:
        """What was chosen for each kind, once the form is valid."""
        codes = (choice.kind.code for _, choices in self.preferences.areas for choice in choices)
        return {code: self.cleaned_data[code] for code in codes}
