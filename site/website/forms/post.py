"""Adding, correcting and ending posts on an employer's list."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any, Final

from django import forms

from foundations.period import add_months
from people.models import JobRole, Organisation, Post
from people.vocabulary import LeavingReason
from website.forms.join_request import PLACE_KINDS
from website.forms.organisation_field import NamesOrganisations
from website.forms.words import AddressField, DayField, NameField

FTE_HINT: Final = "1 is full time; 0.6 is three days of five. Leave it empty if you are not sure."
PLACE_HINT: Final = "The network or practice where most of the work is: its name or its code."
LONG_AGO_MONTHS: Final = 3


class HoursField(forms.DecimalField):
    """A part of full time; a comma is as good as a point."""

    def to_python(self, value: Any) -> Any:
        return super().to_python(value.replace(",", ".") if isinstance(value, str) else value)


class PostForm(NamesOrganisations):
    """What is on record of a post."""

    role = forms.ModelChoiceField(
        label="Role",
        queryset=JobRole.objects.order_by("pk"),
        empty_label=None,
        error_messages={"required": "Choose the role."},
    )
    started_on = DayField("First day in this post")
    fte = HoursField(
        label="Hours, as a part of full time",
        help_text=FTE_HINT,
        required=False,
        min_value=Decimal("0.001"),
        max_value=1,
        max_digits=4,
        decimal_places=3,
        error_messages={
            "min_value": "Hours are over 0 and at most 1.",
            "max_value": "Hours are over 0 and at most 1.",
            "invalid": "Write a number such as 0.6.",
        },
        widget=forms.TextInput(attrs={"inputmode": "decimal"}),
    )
    place = forms.CharField(label="Where they work", help_text=PLACE_HINT, max_length=200, required=False)

    def clean_started_on(self) -> date:
        day: date = self.cleaned_data["started_on"]
        if day > add_months(self.today, 12):
            raise forms.ValidationError("That is more than a year ahead. Is the year right?")
        if day.year < 1990:
            raise forms.ValidationError("That is very long ago. Is the year right?")
        return day

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        self.match("place", PLACE_KINDS, must_exist=True)
        return cleaned

    @property
    def place_found(self) -> Organisation | None:
        return self.organisations.get("place")


class AddPersonForm(PostForm):
    """Somebody who is to be on the list, with their post. Nothing is sent to them yet."""

    name = NameField("Name")
    address = AddressField(
        "E-mail address",
        "The invitation goes there, once you send it. One that they keep when they change jobs is best.",
    )
    field_order = ("name", "address", "role", "place", "fte", "started_on")


class EndPostForm(forms.Form):
    """When somebody has left, and why."""

    ended_on = DayField("Their first day out of the post", "The day after the last day worked.")
    reason = forms.ChoiceField(
        label="Why",
        help_text="One word for the figures on who stays and who leaves. The person sees it on their record.",
        choices=[(reason.value, reason.label) for reason in LeavingReason],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose the nearest reason."},
    )
    is_sure = forms.BooleanField(label="Yes, that day is right", required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, post: Post, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.post, self.today = post, today

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        day = cleaned.get("ended_on")
        if day is None:
            return cleaned
        if day <= self.post.started_on:
            self.add_error("ended_on", "That is before they began. Check the day.")
        elif day > self.today + timedelta(days=366):
            self.add_error("ended_on", "That is more than a year ahead. Is the year right?")
        elif day < add_months(self.today, -LONG_AGO_MONTHS) and not cleaned.get("is_sure"):
            self.fields["is_sure"].widget = forms.CheckboxInput()
            self.add_error(
                "is_sure", "That is more than three months ago. Tick that it is right, or change the day."
            )
        return cleaned


class FindEmployerForm(forms.Form):
    """Find the list of an employer."""

    q = forms.CharField(label="Name or code of the employer", max_length=100, required=False)
