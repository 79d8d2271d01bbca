"""Saying who one is, for somebody without an account."""

from __future__ import annotations

from django import forms


class WhoIAmForm(forms.Form):
    name = forms.CharField(
        label="Your name",
        max_length=150,
        error_messages={"required": "Enter your name."},
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    role = forms.CharField(
        label="Your role, and where you work",
        max_length=150,
        help_text="For example: practice nurse, Elm Road Surgery. It is kept with your answer.",
        error_messages={"required": "Enter your role, and where you work."},
        widget=forms.TextInput(attrs={"autocomplete": "organization-title"}),
    )
    is_me = forms.BooleanField(
        label="I am the person whom the e-mail was written to",
        error_messages={
            "required": "Tick the box if the e-mail was written to you. If it was not, close this page."
        },
    )
