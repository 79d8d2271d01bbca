"""Choosing a pathway."""

from __future__ import annotations

from django import forms

from courses.vocabulary import PathwayPlace


class PathwayForm(forms.Form):
    """As what a pathway is chosen."""

    place = forms.ChoiceField(
        label="How would you like to study it?",
        widget=forms.RadioSelect,
        choices=[
            (PathwayPlace.MAIN.value, "As my main pathway"),
            (PathwayPlace.SUPPORTING.value, "As my supporting pathway, beside the main one"),
        ],
        initial=PathwayPlace.MAIN.value,
    )
