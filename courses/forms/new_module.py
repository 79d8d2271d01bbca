"""Begin a module: a title is enough."""

from __future__ import annotations

from django import forms


class NewModuleForm(forms.Form):
    """What the first step of a new module asks."""

    title = forms.CharField(max_length=255, help_text="What it is called. Everything else can come later.")
    lessons = forms.IntegerField(
        min_value=1,
        max_value=8,
        initial=3,
        help_text="How many lessons to lay out, each with a structure to fill.",
    )
