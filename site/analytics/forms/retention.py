from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms

from analytics.rules.retention_words import day_words
from analytics.vocabulary import RetentionBy, RetentionUnit

EARLIEST = date(2010, 1, 1)
UNIT_CHOICES = [
    (RetentionUnit.ROLE.value, "Link worker role (people)"),
    (RetentionUnit.POST.value, "Post (with one employer)"),
]


def _by_choices(groupings: Iterable[RetentionBy]) -> list[tuple[str, str]]:
    return [("", "Everybody together"), *((by.value, str(by.label)) for by in groupings)]


class RetentionFilterForm(forms.Form):
    """What is counted, by what it is broken down, and as at which month's end."""

    unit = forms.ChoiceField(label="Count", choices=UNIT_CHOICES, required=False)
    by = forms.ChoiceField(label="Broken down by", required=False)
    as_at = forms.ChoiceField(label="As at", required=False)

    def __init__(
        self, *args: Any, groupings: Iterable[RetentionBy], days: Iterable[date], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["by"].choices = _by_choices(groupings)  # type: ignore[attr-defined]
        self.fields["as_at"].choices = [(day.isoformat(), day_words(day)) for day in days]  # type: ignore[attr-defined]


class AnotherDayForm(forms.Form):
    """A day that is not a month's end, which the worker works out on request."""

    as_at = forms.DateField(
        label="Another day",
        help_text="For example 2026-03-15. It takes about a minute.",
        widget=forms.DateInput(attrs={"type": "date"}),
        error_messages={"required": "Enter a day.", "invalid": "Enter a real day, such as 2026-03-15."},
    )
    unit = forms.ChoiceField(choices=UNIT_CHOICES, widget=forms.HiddenInput)
    by = forms.ChoiceField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, groupings: Iterable[RetentionBy], today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        self.fields["by"].choices = _by_choices(groupings)  # type: ignore[attr-defined]

    def clean_as_at(self) -> date:
        day: date = self.cleaned_data["as_at"]
        if not EARLIEST <= day <= self.today:
            raise forms.ValidationError(
                f"Choose a day between {day_words(EARLIEST)} and today; nothing is known of days to come."
            )
        return day
