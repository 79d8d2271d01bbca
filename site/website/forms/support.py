"""Filters of the queue, and what is changed for a person."""

from __future__ import annotations

from typing import Final

from django import forms

from website.forms.words import AddressField
from website.queries.help_request import ALL, LATE, MINE
from website.vocabulary import AddressCheck, HelpState, Wrong

SHOW: Final = (
    ("", "Waiting for an answer"),
    (LATE, "Late"),
    (MINE, "Taken on by me"),
    (HelpState.ANSWERED.value, "Answered"),
    (HelpState.CLOSED.value, "Closed"),
    (ALL, "All"),
)
SHORT: Final = (
    (Wrong.SAFETY.value, "Safety"),
    (Wrong.CONTENT.value, "What a page says"),
    (Wrong.TECHNICAL.value, "Does not work"),
    (Wrong.ACCESS.value, "Accessibility"),
)


class QueueForm(forms.Form):
    show = forms.ChoiceField(label="Show", choices=SHOW, required=False)
    kind = forms.ChoiceField(label="About", choices=[("", "Anything"), *SHORT], required=False)


class FindPersonForm(forms.Form):
    q = forms.CharField(label="Name or e-mail address", max_length=200, required=False)


class AddressForm(forms.Form):
    """A new first address, and how somebody made sure that it is theirs."""

    address = AddressField("New e-mail address")
    check = forms.ChoiceField(
        label="How did you make sure that it is theirs?",
        choices=AddressCheck.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Say how you made sure. A mail from the new address is not enough."},
    )
    keeps_former = forms.BooleanField(
        label="They can still read the former address: keep it as a second one",
        required=False,
    )
