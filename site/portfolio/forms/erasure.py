"""Asking to be erased."""

from __future__ import annotations

from django import forms


class ErasureForm(forms.Form):
    understood = forms.BooleanField(
        label="I understand that this cannot be undone, and that my certificates can no longer be checked",
        error_messages={"required": "Tick the box if you want to be erased."},
    )
