"""What somebody says who asks to join."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

from django import forms

from foundations.period import add_months
from people.models import JobRole
from people.rules.cell import tidy
from people.vocabulary import EMPLOYER_KINDS, LINK_WORKER_ROLES, NEIGHBOURHOOD_KINDS
from website.forms.organisation_field import NamesOrganisations
from website.forms.words import AddressField, DayField, NameField

PLACE_KINDS: Final = (*NEIGHBOURHOOD_KINDS, *(k for k in EMPLOYER_KINDS if k not in NEIGHBOURHOOD_KINDS))
WORK_ADDRESS: Final = "Your work address, or one that you keep when you change jobs. We send a link to it."
MONTHS_AHEAD: Final = 12


class LinkWorkerForm(NamesOrganisations):
    """A link worker asks to join, with employer and place."""

    name = NameField("Your name")
    address = AddressField("Your e-mail address", WORK_ADDRESS)
    role = forms.ModelChoiceField(
        label="Your role",
        queryset=JobRole.objects.none(),
        widget=forms.RadioSelect,
        empty_label=None,
        error_messages={"required": "Choose your role."},
    )
    employer = forms.CharField(
        label="Your employer",
        help_text="Who pays you: a charity, a trust, a network, a council. Its name or its ODS code.",
        max_length=200,
        error_messages={"required": "Write who employs you."},
    )
    place = forms.CharField(
        label="Where you work",
        help_text="The primary care network or the practice, if you have one.",
        max_length=200,
        required=False,
    )
    started_on = DayField("Your first day in this post", "About right is good enough.")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        role: Any = self.fields["role"]
        role.queryset = JobRole.objects.filter(code__in=LINK_WORKER_ROLES).order_by("pk")

    def clean_started_on(self) -> date:
        day: date = self.cleaned_data["started_on"]
        if day > add_months(self.today, MONTHS_AHEAD):
            raise forms.ValidationError("That is more than a year ahead. Is the year right?")
        if day.year < 1990:
            raise forms.ValidationError("That is very long ago. Is the year right?")
        return day

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        self.match("employer", EMPLOYER_KINDS)
        self.match("place", PLACE_KINDS)
        return cleaned

    @property
    def terms(self) -> dict[str, Any]:
        """Return what the request keeps: what was found, and what was typed."""
        said = self.cleaned_data
        return {
            "role": said["role"],
            "employer": self.organisations["employer"],
            "employer_name": tidy(said["employer"]),
            "place": self.organisations["place"],
            "place_name": tidy(said["place"]),
            "started_on": said["started_on"],
        }


class OrganisationForm(forms.Form):
    """An organisation registers, and names who keeps its list of posts."""

    organisation = forms.CharField(
        label="Your organisation", max_length=200, error_messages={"required": "Write its name."}
    )
    kind = forms.ChoiceField(
        label="What it is",
        choices=[(kind.value, kind.label) for kind in EMPLOYER_KINDS],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what it is."},
    )
    ods = forms.CharField(
        label="Its ODS code", max_length=20, required=False, help_text="If it has one: letters and digits."
    )
    name = NameField("Your name")
    address = AddressField("Your e-mail address at this organisation", "We send a link to it.")
    administrator_name = NameField(
        "Who will keep the list of posts",
        "They add, correct and confirm who works for you as a link worker. It may be you.",
    )
    administrator_address = AddressField("Their e-mail address")

    def clean_ods(self) -> str:
        code = str(self.cleaned_data["ods"]).strip().upper()
        if code and not code.isalnum():
            raise forms.ValidationError("An ODS code has letters and digits only, such as U12345.")
        return code

    @property
    def terms(self) -> dict[str, Any]:
        said = self.cleaned_data
        return {
            "employer_name": tidy(said["organisation"]),
            "employer_kind": said["kind"],
            "employer_ods": said["ods"],
            "administrator_name": said["administrator_name"],
            "administrator_address": said["administrator_address"],
        }


class OpenProgrammeForm(forms.Form):
    """Somebody follows a short programme, which takes a name and an address."""

    name = NameField("Your name", "It stands on your certificate.")
    address = AddressField("Your e-mail address", "We send a link to it.")
