"""The form in which somebody logs their CPD."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError

from competencies.models import Competency
from portfolio.models import CPDEntry
from portfolio.vocabulary import EntryKind

MOST_COMPETENCIES = 5
_TEXT = forms.Textarea(attrs={"rows": 5})


class EntryForm(forms.ModelForm):  # type: ignore[type-arg]  # not generic when it runs
    """An entry of the CPD log. Saved as a draft it may lack everything but a title."""

    hours = forms.IntegerField(
        label="How many hours did it take?",
        min_value=0,
        max_value=999,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "size": 4}),
        error_messages={
            "required": "Say how long it took, or keep the entry as a draft.",
            "invalid": "Write whole hours here, and the rest as minutes below.",
        },
    )
    extra_minutes = forms.IntegerField(
        label="And how many minutes?",
        required=False,
        min_value=0,
        max_value=59,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "size": 4}),
        error_messages={"invalid": "Write the minutes as a number from 0 to 59."},
    )
    competencies = forms.MultipleChoiceField(
        label="Which competencies did it grow?",
        help_text="Up to five.",
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    class Meta:
        model = CPDEntry
        fields = (
            "title", "kind", "provider", "begun_on", "done_on", "hours", "extra_minutes", "is_formal", "is_participatory",
            "competencies", "learned", "changed", "benefit",
        )  # fmt: skip
        labels: ClassVar = {
            "title": "What did you do?",
            "kind": "What kind of activity was it?",
            "provider": "Who provided it?",
            "begun_on": "When did you begin?",
            "done_on": "When did you finish?",
            "is_formal": "It was formal: structured, with clear objectives",
            "is_participatory": "I did it together with other professionals",
            "learned": "What did you learn?",
            "changed": "What will you do differently, or have you changed?",
            "benefit": "Who benefits from it, and how?",
        }
        help_texts: ClassVar = {
            "begun_on": "Only if it took more than a day.",
            "provider": "For example your council, a charity, or a colleague's team.",
        }
        widgets: ClassVar = {
            "kind": forms.Select,
            "begun_on": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            "done_on": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            "learned": _TEXT,
            "changed": _TEXT,
            "benefit": _TEXT,
        }
        error_messages: ClassVar = {
            "title": {"required": "Say in a few words what you did."},
            "kind": {"required": "Choose what kind of activity it was."},
            "done_on": {"required": "Give the day on which you finished.", "invalid": "Write a real date."},
        }

    def __init__(self, *args: Any, today: date, is_draft: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        self.is_draft = is_draft
        self.fields["kind"].choices = [("", "Choose one"), *EntryKind.choices]  # type: ignore[attr-defined]
        self.fields["competencies"].choices = _competencies(self.instance.competencies)  # type: ignore[attr-defined]
        self.initial["done_on"] = self.initial.get("done_on") or today
        if self.instance.pk:
            hours, minutes = divmod(self.instance.minutes, 60)
            self.initial["hours"] = hours if self.instance.minutes else None
            self.initial["extra_minutes"] = minutes or None
        if is_draft:
            for name in ("kind", "done_on", "hours"):
                self.fields[name].required = False

    def clean_competencies(self) -> list[str]:
        chosen: list[str] = self.cleaned_data["competencies"]
        if len(chosen) > MOST_COMPETENCIES:
            raise ValidationError("Choose five at most: those that it grew most.")
        return chosen

    def clean_done_on(self) -> date:
        done_on: date | None = self.cleaned_data["done_on"]
        if done_on is not None and done_on > self.today:
            raise ValidationError("Log it when it is done: that day is still to come.")
        return done_on or self.today

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        begun_on, done_on = cleaned.get("begun_on"), cleaned.get("done_on")
        if begun_on and done_on and begun_on > done_on:
            self.add_error("begun_on", "It began after it ended: change one of the two days.")
        if not self.is_draft and cleaned.get("hours") == 0 and not cleaned.get("extra_minutes"):
            self.add_error("hours", "Say how long it took, or keep the entry as a draft.")
        return cleaned

    def values(self) -> dict[str, Any]:
        """Return what the entry shall hold."""
        given = dict(self.cleaned_data)
        hours, minutes = given.pop("hours"), given.pop("extra_minutes")
        values = {name: given[name] for name in self.Meta.fields if name in given}
        values["kind"] = values["kind"] or EntryKind.OTHER
        values["minutes"] = (hours or 0) * 60 + (minutes or 0)
        return values


def _competencies(held: list[str]) -> list[tuple[str, str]]:
    """Return the framework's competencies, and codes that an older entry holds."""
    known = dict(Competency.objects.current().order_by("code").values_list("code", "name"))
    choices = [(code, f"{code} {name}") for code, name in known.items()]
    return choices + [(code, code) for code in held if code not in known]
